/** What the walkthrough can do with the rest of the page; the page's parts do not know each other. */
import { createContext, use } from 'react'
import type { LessonHands } from './perform.ts'
import type { Scene } from './saved.ts'
import type { SceneStart } from './scene.ts'

export interface CourseHands extends LessonHands {
  /** A new client's code. */
  defaultCode: string
  /** Puts programs and clients on the page, over a lab of their own; a page that shows this scene already keeps all as it is.
   *  `own`: as the learner left them. Resolves with whether they begin anew. */
  open: (scene: {
    key: string
    start: SceneStart
    own: Scene | null
    /** Also where the page shows it already. */
    anew: boolean
    /** Hears each change of what is typed. */
    keep: (scene: Scene) => void
  }) => Promise<boolean>
  /** What is typed is kept at once, by what `open` was given for it. */
  keepTyped: () => void
  /** The text of a record of the page as it is; `null` before there is a lab. */
  record: () => Promise<string | null>
  /** Shows a record; why it can't, in Korean. */
  view: (record: string) => Promise<string | null>
  /** What is typed is not what runs. */
  isChanged: () => boolean
  openPanel: (id: string) => void
  /** Opens a file in the editor, in the place of a panel; where one part is shown at a time, that stays. */
  openFile: (file: string) => void
  /** Shows the editor where the page shows one part at a time. */
  showCode: (file: string) => void
}

export const CourseHandsContext = createContext<CourseHands | null>(null)

/** The hands of the page that the chapter stands on. */
export function useCourseHands(): CourseHands {
  const hands = use(CourseHandsContext)
  if (!hands) throw new Error('a chapter stands inside CourseHandsContext')
  return hands
}
