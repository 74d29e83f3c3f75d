/** The programs that a chapter, or one of its tasks, begins with. */
import type { Lesson } from '#shared/lesson/lesson.ts'
import type { Task } from '#shared/lesson/task.ts'
import { seedProgram } from '#shared/seedProgram.ts'
import { codeOf, type Turned, untouched } from './devices.ts'
import type { Scene } from './saved.ts'

export interface Origins {
  app: string
  other: string
}
export const writtenOrigins: Origins = { app: 'http://localhost:3000', other: 'http://localhost:3001' }

/** Both at once: a port of the learner's may be the other one of the file. */
const anyOrigin = new RegExp(`${writtenOrigins.app}|${writtenOrigins.other}|\\b300[01]번`, 'g')
const portOf = (origin: string): string => /:(\d+)$/.exec(origin)?.[1] ?? '80'

/** A chapter for the origins that the learner's clients really have: in its programs, its checks and its text. */
export function placed(lesson: Lesson, { app, other }: Origins): Lesson {
  const ports: Record<string, string> = { '3000번': `${portOf(app)}번`, '3001번': `${portOf(other)}번` }
  const text = JSON.stringify(lesson).replace(
    anyOrigin,
    (one) => ports[one] ?? (one === writtenOrigins.app ? app : other),
  )
  return JSON.parse(text)
}

/** Runs in the place of a program that has not been put together yet. */
export const emptyProgram = '// 아직 실행한 코드가 없어요.\n'

const makesCode = ({ device }: Task) => device?.kind === 'order' || device?.kind === 'blanks'

/** By what its programs are kept: tasks with a beginning of their own by their id, all others by the chapter's. */
export const sceneName = (task: Task): string =>
  task.start !== undefined || task.clients || makesCode(task) ? task.id : ''

export interface SceneStart extends Scene {
  /** What runs at the beginning; what is typed may have to be put together first. */
  runs: string
}

/** How the task begins. `app`: the origin of the learner's own app; `defaultCode`: a client's where the chapter has none. */
export function startOf(
  lesson: Lesson,
  task: Task,
  {
    app,
    defaultCode,
    turned = untouched(task.device),
  }: { app: string; defaultCode: string; turned?: Turned },
): SceneStart {
  const file = (name: string) => lesson.files[`${name} ${task.start}`] ?? lesson.files[name]
  const own = file('server.js') ?? seedProgram(app)
  const made = codeOf(task.device, turned)
  const clients = Object.entries({ ...lesson.clients, ...task.clients }).map(([lane, place]) => ({
    lane,
    place,
    code: file(`client-${lane.toLowerCase()}.js`) ?? defaultCode,
  }))
  return { server: made ?? own, runs: made === null ? own : emptyProgram, clients }
}
