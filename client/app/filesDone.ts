/** Tells what was done with files where the page tells what came of things. */
import type { Done } from '../features/files/acts.ts'
import { say } from '../features/keep/store.ts'

export function sayDone(done: Done): void {
  say(done.ok ? { kind: 'report', text: done.text, undo: done.undo } : { kind: 'problem', text: done.text })
}
