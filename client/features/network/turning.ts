/** The panel's switches, and what they are set to. */
import { workspace } from '../../lab/session.ts'
import { actsStore, setConditions, wireNow } from './acts.ts'
import type { Choices } from './saved.ts'
import { changed, type SwitchKind, turned, type Who } from './switches.ts'

/** What the next delay or silence is; those that are on change at once. */
export function chooseValue(choice: Partial<Pick<Choices, 'delay' | 'silence'>>): void {
  actsStore.setState(choice)
  const { delay, silence } = actsStore.getState()
  workspace.write('delay', delay)
  workspace.write('silence', silence)
  const kind = choice.delay ? 'delay' : 'silence'
  for (const input of changed(wireNow().network, kind, actsStore.getState())) void setConditions(input)
}

/** Turns one condition on or off, for everybody (`null`) or for one client. */
export function turn(kind: SwitchKind, who: Who, on: boolean): void {
  void setConditions(turned(wireNow().network, kind, who, on, actsStore.getState()))
}
