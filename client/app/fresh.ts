/** The free lab as it was at first; loaded when somebody asks for it. */
import { say } from '../features/keep/store.ts'
import { beginFreeAnew } from '../features/lessons/anew.ts'
import { firstClients } from '../lab/clients/saved.ts'
import type { Desk } from '../lab/desk.ts'
import { codeOf, type LabView } from '../lab/labView.ts'

/** Clients have done something, or are others than at first: no undo brings that back. A text that was typed is none of it. */
export function losesMore({ trace, clients }: Pick<LabView, 'trace' | 'clients'>): boolean {
  if (trace.getState().events.some(({ client }) => client !== undefined)) return true
  return JSON.stringify(clients.getState().clients) !== JSON.stringify(firstClients())
}

/** Begins anew, and keeps the learner's code for who wants it back. */
export function beginFree(desk: Desk): void {
  const own = codeOf(desk.own)
  beginFreeAnew(desk)
  say({ kind: 'report', text: '자유 실험실이 처음 상태가 되었어요. 기록은 비어 있어요.', own })
}
