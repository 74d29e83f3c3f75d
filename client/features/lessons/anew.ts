/** Beginning a step anew: its answers and its programs, and a lab in which nothing has happened yet. */
import { createStore } from 'zustand/vanilla'
import type { Lesson } from '#shared/lesson/lesson.ts'
import type { Task } from '#shared/lesson/task.ts'
import type { Desk } from '../../lab/desk.ts'
import { freeScene } from '../../lab/place.ts'
import { scenesOf } from '../../lab/scene.ts'
import { useDesk } from '../../lab/useLab.ts'
import { courseStore, keep, savedOf } from './course.ts'
import { sceneName } from './scene.ts'

/** Another number: the programs and the lab are put on the page anew. */
export const anewStore = createStore<{ count: number }>(() => ({ count: 0 }))

export const putAnew = (): void => anewStore.setState(({ count }) => ({ count: count + 1 }))

/** Changes what is kept, and puts it on the page. What was typed until then is kept first: later it would count as typed since. */
export function useAnew(): (change: () => void) => void {
  const { keepTyped } = scenesOf(useDesk())
  return (change) => {
    keepTyped()
    change()
    putAnew()
  }
}

/** Puts the free lab's own programs and clients on the page, over a lab in which nothing has happened. */
export function beginFreeAnew(desk: Desk): void {
  scenesOf(desk).keepTyped()
  keep(freeScene, 1, () => ({ scenes: {} }))
  putAnew()
}

/** Forgets what was answered and done at the step that is open. What was there can be brought back. */
export function beginStepAnew({ id, version }: Lesson, task: Task): void {
  const saved = savedOf(id, version)
  courseStore.setState(({ before }) => ({ before: { ...before, [id]: saved } }))
  keep(id, version, (now) => {
    if (now.step === 'recall') return { recalled: null }
    if (now.step === 'predict' || now.step === 'compare')
      return { predicted: null, reality: null, seenIn: null, step: 'predict' }
    const name = sceneName(task)
    const { [name]: _scene, ...scenes } = now.scenes
    const { [task.id]: _turned, ...turned } = now.turned
    return { scenes, turned, met: now.met.filter((goal) => !goal.startsWith(`${task.id}.`)) }
  })
}
