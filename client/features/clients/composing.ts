/** The form that sends an event: whose it is, what is typed, what came of the last one. Kept with the tab; a chapter begins with a form of its own. */
import { createStore } from 'zustand/vanilla'
import type { Json } from '#shared/trace.ts'
import type { Unanswered } from '../../frame/protocol.ts'
import { placeStore } from '../../lab/place.ts'
import { workspace } from '../../lab/tab.ts'

/** What came of the event that was sent last. */
export type Outcome =
  | { status: 'nothing' }
  | { status: 'wrong'; message: string }
  | { status: 'buffered' }
  | { status: 'waiting' }
  | { status: 'answered'; args: readonly Json[]; ms: number }
  | { status: 'none'; why: Unanswered; seconds: number }

interface Draft {
  event: string
  /** As typed. */
  args: string
  ack: boolean
}

interface Composing extends Draft {
  /** Whose form is open; `null`: none is. */
  lane: string | null
  /** From where it is sent: a client and a namespace. */
  chosen: string
  outcome: Outcome
}

const first: Draft = { event: 'chat', args: '"안녕"', ack: false }
const nothing: Outcome = { status: 'nothing' }
const mostKept = 10_000

/** What was kept for the chapter that is open; another chapter's text is not carried on. */
function saved(chapter: string | null): Composing {
  const kept = (workspace.read('composer') ?? {}) as Partial<Draft & { chapter: unknown; lane: unknown }>
  const lane = typeof kept.lane === 'string' ? kept.lane : null
  const { event, args, ack } = kept
  const isDraft = typeof event === 'string' && typeof args === 'string' && typeof ack === 'boolean'
  const draft = isDraft && kept.chapter === chapter ? { event, args, ack } : first
  return { ...draft, lane, chosen: lane === null ? '' : senderValue(lane), outcome: nothing }
}

/** How a sender is named among all. */
export const senderValue = (lane: string, namespace = '/'): string => `${lane} ${namespace}`

export const composerStore = createStore<Composing>(() => saved(placeStore.getState().chapter))
const { setState, getState } = composerStore

composerStore.subscribe(({ event, args, ack, lane }) => {
  if (event.length + args.length > mostKept) return
  workspace.write('composer', { chapter: placeStore.getState().chapter, event, args, ack, lane })
})
placeStore.subscribe(({ chapter, scene }, before) => {
  if (chapter !== before.chapter) setState({ ...first, outcome: nothing })
  else if (scene !== before.scene) setState({ outcome: nothing })
})

/** Opens the form for a client, or closes it where it is open for that one. */
export function toggleComposer(lane: string): void {
  if (getState().lane === lane) setState({ lane: null })
  else setState({ lane, chosen: senderValue(lane), outcome: nothing })
}
export const closeComposer = (): void => setState({ lane: null })
