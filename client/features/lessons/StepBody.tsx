/** What stands in the chapter's column at one of its steps. */
import { ArrowRight, Check } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { assertNever } from '#shared/assertNever.ts'
import type { Lesson } from '#shared/lesson/lesson.ts'
import type { Recall } from '#shared/lesson/questions.ts'
import type { StepId } from '#shared/lesson/stepNames.ts'
import type { Task } from '#shared/lesson/task.ts'
import { goTo } from '../../lab/place.ts'
import { useDesk, useLab } from '../../lab/useLab.ts'
import { Button } from '../../ui/Button.tsx'
import { onTabKey } from '../../ui/tabKeys.ts'
import { ChallengeList } from './Challenges.tsx'
import ending from './ChapterCard.module.css'
import { ChapterCard } from './ChapterCard.tsx'
import { ChoiceCard } from './Choices.tsx'
import { CompareCard } from './CompareCard.tsx'
import { keep } from './course.ts'
import { DeviceCard } from './DeviceCard.tsx'
import { Goals } from './Goals.tsx'
import { useHands } from './hands.ts'
import styles from './Lesson.module.css'
import { chapterName, nextOf } from './library.ts'
import { liveStore } from './live.ts'
import { goToStep, isDone, isFinished, tasksOf, useSaved } from './open.ts'
import { PredictCard, PredictedLine } from './PredictCard.tsx'
import { Prose, plain, Words } from './Prose.tsx'
import { useCoursePage } from './page.ts'
import { perform } from './perform.ts'
import { sceneName } from './scene.ts'

interface StepProps {
  lesson: Lesson
  task: Task
}

export function StepBody({ lesson, task }: StepProps) {
  const desk = useDesk()
  const saved = useSaved(lesson)
  // What is to be done is done now, wherever the text had led.
  useEffect(() => {
    if (saved.step !== 'try' && saved.step !== 'more') return
    desk.close()
    desk.own.trace.backToNow()
  }, [saved.step, desk])
  const go = (to: StepId) => goToStep(lesson, to)
  const [problem, setProblem] = useState<string | null>(null)
  switch (saved.step) {
    case 'recall':
      return (
        <>
          <Prose blocks={lesson.intro} notes={lesson.notes} />
          <Prose blocks={lesson.steps.recall} notes={lesson.notes} />
          {lesson.recall && <RecallCard lesson={lesson} recall={lesson.recall} />}
          <Next onClick={() => go('predict')}>예측하기</Next>
        </>
      )
    case 'predict':
      return (
        <>
          <Prose blocks={lesson.steps.predict} notes={lesson.notes} />
          <Predicting lesson={lesson} onProblem={setProblem} />
        </>
      )
    case 'try':
      return (
        <>
          <PredictedLine lesson={lesson} onChange={() => go('predict')} />
          {problem !== null && <p role="alert">{problem}</p>}
          {(task.text === undefined || task === lesson.tasks[0]) && (
            <Prose blocks={lesson.steps.try} notes={lesson.notes} />
          )}
          <Doing lesson={lesson} task={task} />
          <OnFromTask lesson={lesson} task={task} onCompare={() => go('compare')} />
        </>
      )
    case 'compare':
      return <Comparing lesson={lesson} onGo={go} />
    case 'explain':
      return (
        <>
          <Prose blocks={lesson.steps.explain} notes={lesson.notes} />
          <Next onClick={() => go('more')}>한 번 더 바꿔 보기</Next>
        </>
      )
    case 'more':
      return (
        <>
          <Prose blocks={lesson.steps.more} notes={lesson.notes} />
          <Doing lesson={lesson} task={task} />
          {isDone(task, saved) && <Answer lesson={lesson} />}
          {isFinished(lesson, saved) && isDone(task, saved) && <ChapterCard lesson={lesson} />}
          {lesson.challenges.length > 0 && (
            <section className={ending.more} aria-label="더 해 보기">
              <h3>자유 실험실에서 더 해 보기</h3>
              <ChallengeList challenges={lesson.challenges} />
            </section>
          )}
          <NextChapter lesson={lesson} />
        </>
      )
    default:
      return assertNever(saved.step)
  }
}

function Predicting({ lesson, onProblem }: { lesson: Lesson; onProblem: (problem: string | null) => void }) {
  const lab = useLab()
  const hands = useHands()
  const { offerPanel } = useCoursePage()
  const run = async () => {
    goToStep(lesson, 'try')
    if (lesson.panel) offerPanel(lesson.panel)
    const refused = lab.program.getState().typed !== lab.session.getState().running ? await hands.run() : null
    onProblem(refused ?? (await perform(lesson.runs, lesson, hands)))
  }
  return <PredictCard lesson={lesson} onSubmit={() => void run()} />
}

/** A task with its own words, its device and its goals. */
function Doing({ lesson, task }: StepProps) {
  return (
    <>
      <TaskTabs lesson={lesson} task={task} />
      {task.title && tasksOf(lesson, task.step).length === 1 && (
        <h3 className={styles.taskTitle}>
          <Words text={task.title} />
        </h3>
      )}
      {task !== lesson.tasks[0] && sceneName(task) !== '' && (
        <p className={styles.aside}>새 프로그램으로 시작해요. 앞에서 쓴 코드는 그 일에 그대로 있어요.</p>
      )}
      {task.text && (
        <p className={styles.text}>
          <Words text={task.text} />
        </p>
      )}
      <DeviceCard lesson={lesson} task={task} />
      <Goals lesson={lesson} task={task} />
    </>
  )
}

function Comparing({ lesson, onGo }: { lesson: Lesson; onGo: (step: StepId) => void }) {
  const { trace } = useDesk().own
  const { reality } = useSaved(lesson)
  const { reveal } = lesson
  const place = useStore(liveStore, ({ told }) => (reveal === undefined ? undefined : told.moments[reveal]))
  const isTold = useRef(false)
  // Coming here, the moment that tells is the current one: at once, or as soon as it has come.
  useEffect(() => {
    if (!place || isTold.current) return
    isTold.current = true
    trace.show(place.seq, place.part)
  }, [place, trace])
  return (
    <>
      <CompareCard lesson={lesson} onPredict={() => onGo('predict')} onRun={() => onGo('try')} />
      {reality && <Prose blocks={lesson.steps.compare} notes={lesson.notes} />}
      <Next look={reality ? 'primary' : 'raised'} onClick={() => onGo('explain')}>
        설명 보기
      </Next>
    </>
  )
}

function NextChapter({ lesson }: { lesson: Lesson }) {
  const next = nextOf(lesson.id)
  const saved = useSaved(lesson)
  return (
    <Next look={isFinished(lesson, saved) ? 'primary' : 'raised'} onClick={() => goTo(next?.id ?? null)}>
      {next ? `${chapterName(next)} ${next.title}` : '자유 실험실로 가기'}
    </Next>
  )
}

function Next({
  children,
  look = 'primary',
  onClick,
}: {
  children: ReactNode
  look?: 'primary' | 'raised'
  onClick: () => void
}) {
  return (
    <Button look={look} className={styles.next} onClick={onClick}>
      {children}
      <ArrowRight size={16} strokeWidth={1.85} aria-hidden="true" />
    </Button>
  )
}

/** On to the next task that is open, before what was predicted is compared; one that may be left out, after it. */
function OnFromTask({ lesson, task, onCompare }: StepProps & { onCompare: () => void }) {
  const saved = useSaved(lesson)
  const tasks = tasksOf(lesson, 'try')
  const next = isDone(task, saved) ? tasks.find((one) => !isDone(one, saved)) : undefined
  const onward = (
    <Next look={isDone(task, saved) && (!next || next.optional) ? 'primary' : 'raised'} onClick={onCompare}>
      비교 보기
    </Next>
  )
  if (!next) return onward
  const name = `${tasks.indexOf(next) + 1} ${plain(next.title ?? '')}`
  const toNext = (
    <Next look={next.optional ? 'raised' : 'primary'} onClick={() => openTask(lesson, next)}>
      {next.optional ? `시간이 있으면: ${name}` : `다음: ${name}`}
    </Next>
  )
  return next.optional ? (
    <>
      {onward}
      {toNext}
    </>
  ) : (
    <>
      {toNext}
      {onward}
    </>
  )
}

/** What the last step asked is answered as soon as it is done. */
function Answer({ lesson }: { lesson: Lesson }) {
  if (lesson.answer.length === 0) return null
  return (
    <section className={ending.more} aria-label="모범 답안">
      <h3>모범 답안</h3>
      <Prose blocks={lesson.answer} notes={lesson.notes} />
    </section>
  )
}

const openTask = ({ id, version }: Lesson, task: Task) =>
  keep(id, version, ({ tasks }) => ({ tasks: { ...tasks, [task.step]: task.id } }))

/** The tasks of a step, where there are several. */
function TaskTabs({ lesson, task }: { lesson: Lesson; task: Task }) {
  const saved = useSaved(lesson)
  const tasks = tasksOf(lesson, saved.step)
  if (tasks.length < 2) return null
  return (
    <div role="tablist" aria-label="할 일" className={styles.tasks} onKeyDown={onTabKey}>
      {tasks.map((one, i) => (
        <button
          key={one.id}
          type="button"
          role="tab"
          aria-selected={one.id === task.id}
          aria-label={`${i + 1}. ${plain(one.title ?? '')}${isDone(one, saved) ? ', 끝냄' : ''}`}
          tabIndex={one.id === task.id ? 0 : -1}
          className={styles.task}
          onClick={() => openTask(lesson, one)}
        >
          {isDone(one, saved) ? <Check size={14} strokeWidth={2.4} aria-hidden="true" /> : <b>{i + 1}</b>}
          <span>
            <Words text={one.title ?? ''} />
          </span>
        </button>
      ))}
    </div>
  )
}

/** 되짚기: one question about an earlier chapter, answered from memory. */
function RecallCard({ lesson, recall }: { lesson: Lesson; recall: Recall }) {
  const { recalled } = useSaved(lesson)
  const chosen = recalled === null ? undefined : recall.choices[recalled]
  return (
    <ChoiceCard
      label="되짚기 질문"
      ask={recall.ask}
      name={`recall-${lesson.id}`}
      choices={recall.choices.map(({ text }, i) => ({ value: String(i), text }))}
      value={recalled === null ? null : String(recalled)}
      onChoose={(value) => keep(lesson.id, lesson.version, () => ({ recalled: Number(value) }))}
      said={chosen ? { ...chosen, wrong: '다시 떠올려 보세요.' } : null}
    />
  )
}
