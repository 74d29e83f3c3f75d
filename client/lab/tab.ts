/** What this browser tab keeps, whatever lab is on its page. */
import { openWorkspace } from './workspace.ts'

export const workspace = openWorkspace()
