/** What a panel can do: edit the programs, run a line where it is shown, and use the clients as a learner's hand would. */
import { createContext, use } from 'react'
import type { StoreApi } from 'zustand/vanilla'
import type { Answer } from '#shared/control.ts'

type Read<T> = Pick<StoreApi<T>, 'getState' | 'subscribe' | 'getInitialState'>

/** Where a client's page comes from: the port of the learner's app, another site's, or nowhere (origin `null`). */
export type Place = 'app' | 'other' | 'null'

export interface PanelClient {
  /** `A`…`E`. */
  lane: string
  place: Place
  /** Its file as typed. */
  code: string
}
/** `ran`: the code that the page in the frame has run, `null` before the first. */
export type PanelFrame =
  | { status: 'loading' | 'unreachable' }
  | {
      status: 'ready'
      ran: string | null
      sockets: readonly {
        namespace: string
        status: 'connected' | 'connecting' | 'trying' | 'off'
        id: string | null
        transport: string | null
      }[]
    }

export interface ProgramHands {
  /** server.js as typed (`null` until the first lab has told its program), and whether a run is under way. */
  store: Read<{ typed: string | null; running: boolean }>
  /** Replaces the text; the editor takes it in as one change that undo takes back. Changes that follow each other with
   *  the same `gesture` (a new name for each drag of a slider) are one step of undo. */
  type: (text: string, gesture?: string) => void
  /** Runs what is typed. */
  run: () => Promise<Answer<object>>
  /** Opens a file at a line of what is typed. */
  show: (file: string, line: number) => void
}

export interface ClientHands {
  store: Read<{ clients: readonly PanelClient[]; frames: Readonly<Record<string, PanelFrame>> }>
  /** The origin of a place's pages, such as `http://localhost:3000`. */
  originOf: (place: Place) => string
  /** The name of a client's file in tabs and in the trace. */
  fileOf: (lane: string) => string
  /** A new client; `null` where there are five already. */
  add: (place: Place) => string | null
  /** As `type` does for server.js. */
  setCode: (lane: string, code: string, gesture?: string) => void
  /** Loads the client's page anew, and runs nothing there. */
  reload: (lane: string) => void
  /** Loads the client's page anew and runs its code there. */
  run: (lane: string) => void
  connect: (lane: string) => void
  disconnect: (lane: string) => void
  /** Runs one more line in the client's page; its console shows it. Does nothing before its page is there. */
  evaluate: (lane: string, code: string) => void
}

export interface Hands {
  program: ProgramHands
  clients: ClientHands
}

export const HandsContext = createContext<Hands | null>(null)

/** The hands of the page that the panel stands on. */
export function useHands(): Hands {
  const hands = use(HandsContext)
  if (!hands) throw new Error('a panel stands inside HandsContext')
  return hands
}
