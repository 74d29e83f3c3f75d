/** The desk of this page: the tab's own lab, until a record is opened. */
import { createDesk } from '../lab/desk.ts'
import { createLabView } from '../lab/labView.ts'
import { workspace } from '../lab/tab.ts'

export const desk = createDesk(createLabView(workspace))
desk.own.session.start()
