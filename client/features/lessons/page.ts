/** What a chapter does with the parts of the page that it does not know. */
import { createContext, use } from 'react'

export interface CoursePage {
  openPanel: (id: string) => void
  /** Opens a panel where there is room for it; where one part is shown at a time, that stays. */
  offerPanel: (id: string) => void
  /** Opens a file in the editor, in the place of a panel; where one part is shown at a time, that stays. */
  openFile: (file: string, line?: number) => void
  /** Shows the editor where the page shows one part at a time. */
  showCode: (file: string, line?: number) => void
  /** Shows the diagram where the page shows one part at a time. */
  showDiagram: () => void
}

export const CoursePageContext = createContext<CoursePage | null>(null)

export function useCoursePage(): CoursePage {
  const page = use(CoursePageContext)
  if (!page) throw new Error('a chapter stands inside CoursePageContext')
  return page
}
