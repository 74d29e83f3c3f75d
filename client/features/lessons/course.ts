/** The learner's way through the chapters, as this browser keeps it: every tab reads and writes the same. */
import { createStore } from 'zustand/vanilla'
import { courseFileSchema, nothingSaved, type Saved, savedSchema } from './saved.ts'

const prefix = 'socketio-playground.course.'

type Chapters = Readonly<Record<string, Saved>>
interface Course {
  /** By the chapter's id; those that were never opened are not there. */
  chapters: Chapters
  /** What a chapter was before it was begun anew, until the page is left. */
  before: Chapters
}

/** Storage that a browser refuses must not keep the page from working. */
export const attempt = <T>(use: () => T, otherwise: T): T => {
  try {
    return use()
  } catch {
    return otherwise
  }
}

function read(id: string): Saved | null {
  const text = attempt(() => localStorage.getItem(prefix + id), null)
  if (text === null) return null
  const parsed = savedSchema.safeParse(attempt<unknown>(() => JSON.parse(text), null))
  return parsed.success ? parsed.data : null
}

function readAll(): Chapters {
  const keys = attempt(() => Object.keys(localStorage), []).filter((key) => key.startsWith(prefix))
  return Object.fromEntries(
    keys.flatMap((key) => {
      const id = key.slice(prefix.length)
      const saved = read(id)
      return saved ? [[id, saved]] : []
    }),
  )
}

export const courseStore = createStore<Course>(() => ({ chapters: readAll(), before: {} }))

/** Another tab wrote: what it knows is as good as what this one knows. */
addEventListener('storage', ({ key }) => {
  if (!key?.startsWith(prefix)) return
  const id = key.slice(prefix.length)
  const saved = read(id)
  if (saved) courseStore.setState(({ chapters }) => ({ chapters: { ...chapters, [id]: saved } }))
})

function put(id: string, saved: Saved): void {
  // What could not be read again, a program that is far too long, must not take the rest with it.
  if (savedSchema.safeParse(saved).success)
    attempt(() => localStorage.setItem(prefix + id, JSON.stringify(saved)), undefined)
  courseStore.setState(({ chapters }) => ({ chapters: { ...chapters, [id]: saved } }))
}

/** What is kept of a chapter; of one that was never opened, its beginning. */
export const savedOf = (id: string, version: number): Saved =>
  courseStore.getState().chapters[id] ?? nothingSaved(version)

/** Changes what is kept of a chapter, at once. */
export function keep(id: string, version: number, change: (saved: Saved) => Partial<Saved>): void {
  const saved = savedOf(id, version)
  put(id, { ...saved, ...change(saved) })
}

/** Begins a chapter anew; `restore` brings back what was there. */
export function beginAnew(id: string, version: number): void {
  const saved = courseStore.getState().chapters[id]
  if (saved) courseStore.setState(({ before }) => ({ before: { ...before, [id]: saved } }))
  put(id, nothingSaved(version))
}
export function restore(id: string): void {
  const saved = courseStore.getState().before[id]
  if (!saved) return
  const { [id]: _restored, ...before } = courseStore.getState().before
  courseStore.setState({ before })
  put(id, saved)
}

/** All of it, as a file. */
export function courseFile(): string {
  const { chapters } = courseStore.getState()
  const format = 'socketio-playground-course'
  return JSON.stringify({ format, version: 1, madeAt: new Date().toISOString(), chapters }, null, 2)
}

/** Takes a file in: chapters that it knows replace this browser's. Why it can't, in Korean; `null` when it did. */
export function takeCourse(text: string): string | null {
  const raw = attempt<unknown>(() => JSON.parse(text), null)
  const parsed = courseFileSchema.safeParse(raw)
  if (!parsed.success)
    return '이 놀이터에서 내보낸 진도 파일이 아니에요. 진도 내보내기로 만든 파일을 골라 주세요.'
  for (const [id, saved] of Object.entries(parsed.data.chapters)) {
    const known = courseStore.getState().chapters[id]
    if (known) courseStore.setState(({ before }) => ({ before: { ...before, [id]: known } }))
    put(id, saved)
  }
  return null
}
