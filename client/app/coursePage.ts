/** This page, as a chapter uses it. */
import type { CoursePage } from '../features/lessons/page.ts'
import { closePanels, openPanel } from '../features/panels/store.ts'
import { desk } from './desk.ts'
import { showView } from './views.ts'

function openFile(file: string, line?: number): void {
  desk.own.editor.open(file, line, 'typed')
  closePanels()
}

export const coursePage: CoursePage = {
  openPanel: (id) => {
    openPanel(id)
    showView('panels')
  },
  offerPanel: openPanel,
  openFile,
  showCode: (file, line) => {
    openFile(file, line)
    showView('code')
  },
  showDiagram: () => showView('sequence'),
}
