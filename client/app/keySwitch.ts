/** Whether the keys of the page work: as the learner chose in the help, kept in the browser. */
import { createStore } from 'zustand/vanilla'
import { workspace } from '../lab/tab.ts'
import { switchShortcuts } from '../ui/shortcuts.ts'

export const keySwitch = createStore(() => ({ on: workspace.read('keys') !== false }))
switchShortcuts(keySwitch.getState().on)

export function turnKeys(on: boolean): void {
  workspace.write('keys', on)
  switchShortcuts(on)
  keySwitch.setState({ on })
}
