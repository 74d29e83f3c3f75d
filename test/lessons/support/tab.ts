/** A browser's tab as far as the course is kept in it. */
import { vi } from 'vitest'
import type { Saved } from '../../../client/features/lessons/saved.ts'

export const prefix = 'socketio-playground.course.'

/** What `localStorage` is: its keys are its own, its methods are not. */
export function createStorage(values: Readonly<Record<string, string>> = {}): Storage {
  const storage = Object.create({
    getItem: (key: string) => (Object.hasOwn(storage, key) ? storage[key] : null),
    setItem: (key: string, value: string) => {
      storage[key] = value
    },
  })
  return Object.assign(storage, values)
}
export const refusing = new Proxy(
  {},
  {
    get: () => {
      throw new Error('SecurityError')
    },
    ownKeys: () => {
      throw new Error('SecurityError')
    },
  },
) as Storage

/** A tab: the module reads the storage when it is loaded. */
export async function openTab(storage: Storage) {
  let listener: (event: { key: string | null }) => void = () => undefined
  vi.stubGlobal('localStorage', storage)
  vi.stubGlobal('addEventListener', (_name: string, heard: typeof listener) => {
    listener = heard
  })
  vi.resetModules()
  const course = await import('../../../client/features/lessons/course.ts')
  return {
    ...course,
    hears: (key: string | null) => listener({ key }),
    chapters: () => course.courseStore.getState().chapters,
  }
}
/** A chapter in the middle. */
export const far: Partial<Saved> = {
  step: 'compare',
  met: ['main.seen'],
  predicted: { answer: null, confidence: 'low' },
}
