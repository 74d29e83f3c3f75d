/** The chapter that is open: its names at once, its text as soon as it is there. */
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Lesson, LessonHead } from '#shared/lesson/lesson.ts'
import type { StepId } from '#shared/lesson/stepNames.ts'
import type { Task } from '#shared/lesson/task.ts'
import { placeStore } from '../../lab/place.ts'
import { courseStore, keep } from './course.ts'
import { headOf, loadLesson } from './library.ts'
import { nothingSaved, type Saved } from './saved.ts'
import { type Origins, placed } from './scene.ts'

interface Open {
  head: LessonHead | null
  lesson: Lesson | null
  /** `failed`: the text did not come. `missing`: there is no such chapter. */
  status: 'none' | 'loading' | 'there' | 'failed' | 'missing'
}
export const openStore = createStore<Open>(() => ({ head: null, lesson: null, status: 'none' }))
let origins: Origins | null = null

async function load(): Promise<void> {
  const { chapter } = placeStore.getState()
  const head = chapter === null ? null : headOf(chapter)
  if (!head) {
    openStore.setState({ head: null, lesson: null, status: chapter === null ? 'none' : 'missing' })
    return
  }
  openStore.setState({ head, lesson: null, status: 'loading' })
  const isStill = () => placeStore.getState().chapter === chapter
  try {
    const lesson = await loadLesson(head.id)
    if (lesson && origins && isStill())
      openStore.setState({ lesson: placed(lesson, origins), status: 'there' })
  } catch {
    if (isStill()) openStore.setState({ status: 'failed' })
  }
}

/** Opens chapters from now on as the place says, for clients of these origins. */
export function openFor(now: Origins): void {
  if (origins?.app === now.app && origins.other === now.other) return
  const isFirst = origins === null
  origins = now
  if (isFirst) placeStore.subscribe(({ chapter }, before) => chapter !== before.chapter && void load())
  void load()
}
/** Tries once more to get the text. */
export const reload = (): void => void load()

/** What is kept of the chapter that is open. */
export function useSaved({ id, version }: Pick<LessonHead, 'id' | 'version'>): Saved {
  const saved = useStore(courseStore, (course) => course.chapters[id])
  return saved ?? nothingSaved(version)
}

/** A chapter's 한 번 더 has tasks of its own, its other steps share the experiment's. */
export const groupOf = (step: StepId): Task['step'] => (step === 'more' ? 'more' : 'try')

export function tasksOf(lesson: Lesson, step: StepId): readonly Task[] {
  const own = lesson.tasks.filter((task) => task.step === groupOf(step))
  return own.length > 0 ? own : lesson.tasks
}

/** The task that is open: the chosen one, else the first that is not done. */
export function taskOf(lesson: Lesson, saved: Saved): Task {
  const tasks = tasksOf(lesson, saved.step)
  const chosen = tasks.find(({ id }) => id === saved.tasks[groupOf(saved.step)])
  const found = chosen ?? tasks.find((task) => !isDone(task, saved)) ?? tasks[0]
  if (!found) throw new Error(`${lesson.id} has no task`)
  return found
}

export const isDone = (task: Task, { met }: Pick<Saved, 'met'>): boolean =>
  task.goals.every(({ id }) => met.includes(`${task.id}.${id}`))
/** All goals of the experiment: 한 번 더 is for who wants more. */
export const isFinished = (lesson: Lesson, saved: Saved): boolean =>
  lesson.tasks
    .filter(({ step, optional }) => step === 'try' && !optional)
    .every((task) => isDone(task, saved))

/** Goes to a step of the chapter. */
export const goToStep = ({ id, version }: Pick<LessonHead, 'id' | 'version'>, step: StepId): void =>
  keep(id, version, () => ({ step }))
