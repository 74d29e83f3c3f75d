/** The panel's switches, and what they are set to. */
import type { LabView } from '../../lab/labView.ts'
import { workspace } from '../../lab/tab.ts'
import { actsStore, setConditions, wireNow } from './acts.ts'
import type { Choices } from './saved.ts'
import { changed, type SwitchKind, turned, type Who } from './switches.ts'

/** What the next delay or silence is; those that are on change at once. */
export function chooseValue(lab: LabView, choice: Partial<Pick<Choices, 'delay' | 'silence'>>): void {
  actsStore.setState(choice)
  const { delay, silence } = actsStore.getState()
  workspace.write('delay', delay)
  workspace.write('silence', silence)
  const kind = choice.delay ? 'delay' : 'silence'
  for (const input of changed(wireNow(lab).network, kind, actsStore.getState()))
    void setConditions(lab, input)
}

/** Turns one condition on or off, for everybody (`null`) or for one client. */
export function turn(lab: LabView, kind: SwitchKind, who: Who, on: boolean): void {
  void setConditions(lab, turned(wireNow(lab).network, kind, who, on, actsStore.getState()))
}
