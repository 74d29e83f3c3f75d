/** Keeps the page in step with the chapter and the task that are open: their programs, their lab, what is looked for in its trace. */
import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { Lesson } from '#shared/lesson/lesson.ts'
import type { StepId } from '#shared/lesson/stepNames.ts'
import type { Task } from '#shared/lesson/task.ts'
import { seedProgram } from '#shared/seedProgram.ts'
import { defaultCode } from '../../lab/clients/defaultCode.ts'
import { firstClients } from '../../lab/clients/saved.ts'
import type { Desk } from '../../lab/desk.ts'
import type { LabView } from '../../lab/labView.ts'
import { freeScene, placeStore } from '../../lab/place.ts'
import { snapshotOf } from '../../lab/record/snapshot.ts'
import { scenesOf } from '../../lab/scene.ts'
import { useDesk } from '../../lab/useLab.ts'
import { anewStore } from './anew.ts'
import { beginningOf } from './codePlace.ts'
import { keep, savedOf } from './course.ts'
import { dropEvidence, readEvidence } from './evidence.ts'
import { createHands } from './hands.ts'
import { follow } from './live.ts'
import { groupOf, openStore, taskOf, useSaved } from './open.ts'
import { keepOwnTrace } from './ownTrace.ts'
import { useCoursePage } from './page.ts'
import { nothingSaved } from './saved.ts'
import { sceneName, startOf } from './scene.ts'

/** So that what comes right after a goal is in the record, too. */
const recordMs = 1_500
const drawnMs = 30
const nobody = { id: '', version: 1 }
const beforeComparing: ReadonlySet<StepId> = new Set(['recall', 'predict', 'try'])

/** `app`: the origin of the learner's own app. */
export function useCourse(app: string): void {
  const desk = useDesk()
  const { openFile } = useCoursePage()
  const { lesson, status } = useStore(openStore)
  const saved = useSaved(lesson ?? nobody)
  const task = lesson ? taskOf(lesson, saved) : null
  const scene = task ? sceneName(task) : ''
  /** Whose programs and lab are on the page: the trace of the lab before is not looked at. */
  const [opened, setOpened] = useState<Lesson | null>(null)
  const anew = useStore(anewStore, ({ count }) => count)

  // biome-ignore lint/correctness/useExhaustiveDependencies: a task is its id, a scene its name.
  useEffect(() => {
    let isStill = true
    setOpened(null)
    // The text is drawn first: programs, editor and lab follow it.
    const timer = setTimeout(() => {
      if (lesson && task)
        void openTask(lesson, task, app, desk, anew).then(() => isStill && setOpened(lesson))
      else if (status === 'none') void openFree(app, desk, anew)
    }, drawnMs)
    return () => {
      isStill = false
      clearTimeout(timer)
    }
  }, [lesson, scene, status, app, desk, anew])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a task is its id.
  useEffect(
    () => (lesson && task && opened === lesson ? follow(desk.own, lesson, task) : undefined),
    [lesson, task?.id, opened],
  )

  // biome-ignore lint/correctness/useExhaustiveDependencies: another task, or step, is another place, once.
  useEffect(() => {
    if (!lesson || !task || opened !== lesson) return
    const place = beginningOf(lesson, task, saved.step)
    if (!place) return
    // The panel of an experiment stays open: the code beside it is at its place.
    if (saved.step === 'try' && lesson.panel) desk.own.editor.open(place.file, place.line, 'typed')
    else openFile(place.file, place.line)
  }, [task?.id, saved.step, opened])

  // The task that is open stays open when it is done.
  const group = groupOf(saved.step)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a task is its id.
  useEffect(() => {
    if (lesson && task && task.step === group && saved.tasks[group] === undefined)
      keep(lesson.id, lesson.version, ({ tasks }) => ({ tasks: { ...tasks, [group]: task.id } }))
  }, [lesson, task?.id, group, saved.tasks])

  const covered =
    beforeComparing.has(saved.step) &&
    task?.device?.kind === 'diagnose' &&
    (saved.turned[task.id]?.diagnosis ?? null) === null
  useEffect(() => placeStore.setState({ covered }), [covered])

  // What the learner did is kept as soon as it reaches something; before another lab takes the place of this one, at once.
  const met = saved.met.length
  const { reality } = saved
  const isOpen = lesson !== null && opened === lesson
  const unkept = useRef<(() => void) | null>(null)
  useEffect(() => {
    if (!lesson || !isOpen || (met === 0 && reality === null)) return
    const keepNow = () => {
      unkept.current = null
      void keepTrace(lesson, desk.own)
    }
    unkept.current = keepNow
    const timer = setTimeout(keepNow, recordMs)
    return () => clearTimeout(timer)
  }, [lesson, isOpen, met, reality, desk])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another scene is another lab.
  useEffect(() => () => unkept.current?.(), [lesson, isOpen, scene])

  // What was kept is read where the text tells of a lab that is not there any more.
  const { seenIn, kept, step } = saved
  const epoch = useStore(desk.own.trace, (trace) => trace.epoch)
  const isGone = reality !== null && isOpen && epoch !== null && seenIn !== epoch && kept === seenIn
  useEffect(() => {
    if (lesson && reality && isGone && !beforeComparing.has(step))
      void readEvidence(desk.own, lesson, reality)
    else dropEvidence()
  }, [lesson, reality, isGone, step, desk])
}

/** Of the lab in which the prediction came true, as long as there is one. */
async function keepTrace({ id, version }: Lesson, lab: LabView): Promise<void> {
  const made = snapshotOf(lab)
  const { epoch } = lab.trace.getState()
  const { seenIn, kept } = savedOf(id, version)
  if (!made || (kept !== null && kept === seenIn && epoch !== seenIn)) return
  const { writeRecord } = await import('../../lab/record/record.ts')
  if (await keepOwnTrace(id, writeRecord(made))) keep(id, version, () => ({ kept: epoch }))
}

/** `anew` of the newest opening: a larger number puts everything on the page anew. */
let openedAnew = 0

async function openTask(lesson: Lesson, task: Task, app: string, desk: Desk, anew: number): Promise<void> {
  const name = sceneName(task)
  const { id, version } = lesson
  const saved = savedOf(id, version)
  const turned = saved.turned[task.id]
  const start = startOf(lesson, task, { app, defaultCode, ...(turned && { turned }) })
  const opening = scenesOf(desk).open({
    key: `${id}/${name}`,
    start,
    own: saved.scenes[name] ?? null,
    anew: anew !== openedAnew,
    keep: (scene) => keep(id, version, ({ scenes }) => ({ scenes: { ...scenes, [name]: scene } })),
  })
  openedAnew = anew
  const isFresh = await opening
  const { connect } = createHands(desk.own)
  if (isFresh) for (const lane of task.connects ?? []) await connect(lane)
}

/** The free lab's own programs; its start is the seed's. */
async function openFree(app: string, desk: Desk, anew: number): Promise<void> {
  const server = seedProgram(app)
  const opening = scenesOf(desk).open({
    key: freeScene,
    start: { server, runs: server, clients: firstClients() },
    own: savedOf(freeScene, nothingSaved(1).version).scenes[''] ?? null,
    anew: anew !== openedAnew,
    keep: (scene) => keep(freeScene, 1, () => ({ scenes: { '': scene } })),
  })
  openedAnew = anew
  await opening
}
