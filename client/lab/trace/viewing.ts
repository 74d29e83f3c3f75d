/** A saved record in the place of the lab's own trace: read-only, while the lab's goes on aside. */
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Batch } from '#shared/control.ts'
import type { TraceEvent } from '#shared/trace.ts'
import { createTraceStore, type Trace, traceStore } from './store.ts'

/** A file of the record as its editor stood: what was typed, and what ran. */
export interface SeenFile {
  name: string
  text: string
  running: string | null
}
/** What is known of the page that a record was made on. */
export interface Viewed {
  /** Of the file that was opened. */
  name: string
  /** When the record was made, and when its trace began: ms since the Unix epoch. */
  madeAt: number
  born: number
  /** Its address. */
  page: string
  ports: { port: number; clientPort: number; otherPort: number }
  files: readonly SeenFile[]
  clients: readonly { lane: string; place: 'app' | 'other' | 'null'; origin: string }[]
}
/** The events of a record, and the moment that was current. */
export interface ViewedTrace {
  events: readonly TraceEvent[]
  standing: readonly TraceEvent[]
  dropped: number
  last: number
  cursor: number | null
  part: number
}

/** `null`: the page shows its own lab. */
export const viewingStore = createStore<{ viewed: Viewed | null }>(() => ({ viewed: null }))
/** The lab's own trace while something else is on the page. */
const aside = createTraceStore()
let opened = 0

type Held = Pick<Trace, 'epoch' | 'events' | 'standing' | 'dropped' | 'last' | 'cursor' | 'part' | 'since'>
const heldBy = ({ epoch, events, standing, dropped, last, cursor, part, since }: Trace): Held => ({
  epoch,
  events,
  standing,
  dropped,
  last,
  cursor,
  part,
  since,
})

/** A record is on the page: nothing acts. */
export const isViewing = (): boolean => viewingStore.getState().viewed !== null

/** The same, for components. */
export function useViewing(): Viewed | null {
  return useStore(viewingStore, (viewing) => viewing.viewed)
}

/** The lab's own trace, whatever is on the page. */
export const liveTrace = (): Trace => (isViewing() ? aside : traceStore).getState()

/** Takes in what the lab sent, also where a record is on the page. */
export const appendLive = (batch: Batch): void => liveTrace().append(batch)

/** Puts a record on the page. */
export function viewRecord(viewed: Viewed, trace: ViewedTrace): void {
  if (!isViewing()) aside.setState(heldBy(traceStore.getState()))
  opened += 1
  viewingStore.setState({ viewed })
  traceStore.setState({
    ...trace,
    since: trace.cursor === null ? null : trace.last,
    epoch: `record ${opened}`,
  })
}

/** The page shows its own lab again, as it is by now. */
export function closeRecord(): void {
  if (!isViewing()) return
  traceStore.setState(heldBy(aside.getState()))
  viewingStore.setState({ viewed: null })
}

/** Said to whoever acts while a record is on the page. */
export const readOnly: { ok: false; status: number; problem: { message: string } } = {
  ok: false,
  status: 409,
  problem: { message: '기록은 읽기만 돼요. 기록을 닫은 뒤에 해 주세요.' },
}
