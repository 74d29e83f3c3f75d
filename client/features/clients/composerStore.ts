/** What stands in the form that sends an event, kept with the tab. */
import { createStore } from 'zustand/vanilla'
import { workspace } from '../../lab/tab.ts'

export interface Draft {
  event: string
  /** As typed. */
  args: string
  ack: boolean
}
const first: Draft = { event: 'chat', args: '"안녕"', ack: false }

function savedDraft(value: unknown): Draft {
  const { event, args, ack } = (value ?? {}) as Partial<Draft>
  const isDraft = typeof event === 'string' && typeof args === 'string' && typeof ack === 'boolean'
  return isDraft ? { event, args, ack } : first
}

export const draftStore = createStore<Draft>(() => savedDraft(workspace.read('composer')))
draftStore.subscribe((draft) => workspace.write('composer', draft))
