/** The page's clients: which there are, what their code is, and what their pages are doing. */
import { createStore } from 'zustand/vanilla'
import type { ClientReport, Deed, Json } from '#shared/trace.ts'
import type { Place, SocketState, Tell } from '../../frame/protocol.ts'
import { session, workspace } from '../../lab/session.ts'
import type { Emission, Link } from './link.ts'
import { type Client, freeLane, savedClients } from './saved.ts'
import { createStagger } from './stagger.ts'

/** The page in a client's frame. `ran`: the code that this page has run, `null` before the first. */
export type FrameState =
  | { status: 'loading' }
  | { status: 'unreachable' }
  | { status: 'ready'; ran: string | null; sockets: readonly SocketState[] }

/** Whose panel is open, and the button from which it grows. */
export interface Opened {
  lane: string
  from: { left: number; top: number; bottom: number }
}

export interface Clients {
  clients: readonly Client[]
  frames: Readonly<Record<string, FrameState>>
  /** A new number is a new page in the frame, as a reload makes one. */
  loads: Readonly<Record<string, number>>
  /** Clients that were connected when this page was left; they wait for 연결. */
  before: readonly string[]
  opened: Opened | null
  add: (place: Place) => string | null
  /** The client has this code and this place; its page is new where it had another place. */
  put: (client: Client) => void
  remove: (lane: string) => void
  setCode: (lane: string, code: string) => void
  setPlace: (lane: string, place: Place) => void
  /** Loads the client's page anew, and runs nothing there. */
  reload: (lane: string) => void
  /** Loads the client's page anew and runs its code there. */
  run: (lane: string) => void
  connect: (lane: string) => void
  disconnect: (lane: string) => void
  evaluate: (lane: string, code: string) => void
  emit: (
    lane: string,
    namespace: string,
    event: string,
    args: readonly Json[],
    ack: boolean,
  ) => Emission | null
  open: (opened: Opened | null) => void
}

interface Outside {
  read: (name: string) => unknown
  write: (name: string, value: unknown) => void
  report: (reports: readonly ClientReport[]) => void
}
const mostClients = 5

/** Something was run in the page: the code of the client, or a line that made a socket. */
const isUsed = (frame: FrameState | undefined): boolean =>
  frame?.status === 'ready' && (frame.ran !== null || frame.sockets.length > 0)

/** What is longer than a report may be is done, and not told. */
function fits(deed: Deed): boolean {
  if (deed.do === 'emit') return deed.event.length <= 1_000 && deed.args.length <= 50
  return deed.do !== 'evaluate' || deed.code.length <= 20_000
}

export function createClientsStore({ read, write, report }: Outside) {
  const links = new Map<string, Link>()
  /** Whose code runs as soon as its page is there. */
  const toRun = new Set<string>()
  const stagger = createStagger()
  let isPatient = false

  const store = createStore<Clients>((set, get) => {
    const saved = savedClients(read('clients'))
    const change = (clients: readonly Client[]) => set({ clients })
    const edit = (lane: string, part: Partial<Client>) =>
      change(get().clients.map((client) => (client.lane === lane ? { ...client, ...part } : client)))
    const reload = (lane: string) => {
      const { frames, loads, before } = get()
      set({
        frames: { ...frames, [lane]: { status: 'loading' } },
        loads: { ...loads, [lane]: (loads[lane] ?? 0) + 1 },
        before: before.filter((other) => other !== lane),
      })
    }
    /** Tells the trace what was done by hand. */
    const did = (lane: string, deed: Deed) => {
      if (links.has(lane) && fits(deed)) report([{ kind: 'client.act', client: lane, deed }])
    }
    const isDirty = (lane: string, ran: string | null) =>
      get().clients.find((client) => client.lane === lane)?.code !== ran

    return {
      clients: saved.clients,
      before: saved.connected,
      frames: {},
      loads: {},
      opened: null,
      add: (place) => {
        const { clients } = get()
        const client = clients.length < mostClients ? freeLane(clients, place) : undefined
        if (!client) return null
        change([...clients, client].sort((a, b) => a.lane.localeCompare(b.lane)))
        return client.lane
      },
      put: (client) => {
        const known = get().clients.find(({ lane }) => lane === client.lane)
        if (!known) change([...get().clients, client].sort((a, b) => a.lane.localeCompare(b.lane)))
        else if (known.place !== client.place) get().setPlace(client.lane, client.place)
        edit(client.lane, { code: client.code })
      },
      remove: (lane) => {
        const { clients, frames, opened, before } = get()
        const { [lane]: _gone, ...others } = frames
        toRun.delete(lane)
        set({
          clients: clients.filter((client) => client.lane !== lane),
          frames: others,
          before: before.filter((other) => other !== lane),
          opened: opened?.lane === lane ? null : opened,
        })
        if (isUsed(frames[lane])) report([{ kind: 'client.gone', client: lane }])
      },
      setCode: (lane, code) => edit(lane, { code }),
      setPlace: (lane, place) => {
        edit(lane, { place })
        get().reload(lane)
      },
      reload: (lane) => {
        if (isUsed(get().frames[lane])) report([{ kind: 'client.gone', client: lane }])
        toRun.delete(lane)
        reload(lane)
      },
      run: (lane) => {
        toRun.add(lane)
        const frame = get().frames[lane]
        if (frame?.status === 'ready' && !isUsed(frame)) begin(lane)
        else if (frame?.status !== 'loading') reload(lane)
      },
      connect: (lane) => {
        const frame = get().frames[lane]
        const isFresh = frame?.status !== 'ready' || frame.ran === null || frame.sockets.length === 0
        if (isFresh || isDirty(lane, frame.ran)) get().run(lane)
        else
          stagger(() => {
            did(lane, { do: 'connect' })
            links.get(lane)?.ask({ kind: 'connect' })
          })
      },
      disconnect: (lane) => {
        did(lane, { do: 'disconnect' })
        links.get(lane)?.ask({ kind: 'disconnect' })
      },
      evaluate: (lane, code) => {
        did(lane, { do: 'evaluate', code })
        links.get(lane)?.ask({ kind: 'evaluate', code })
      },
      emit: (lane, namespace, event, args, ack) => {
        const link = links.get(lane)
        if (!link) return null
        did(lane, { do: 'emit', namespace, event, args, ack })
        return link.emit({ namespace, event, args, ack })
      },
      open: (opened) => set({ opened }),
    }
  })
  const { getState, setState } = store
  // The pages of before went with the page that held them.
  const closed = getState().before
  if (closed.length > 0) report(closed.map((lane) => ({ kind: 'client.gone', client: lane })))

  function setFrame(lane: string, frame: FrameState): void {
    setState({ frames: { ...getState().frames, [lane]: frame } })
  }

  /** Runs the code in a page that has run none yet. */
  function begin(lane: string): void {
    toRun.delete(lane)
    stagger(() => {
      const code = getState().clients.find((client) => client.lane === lane)?.code
      const link = links.get(lane)
      if (code === undefined || !link) return
      setState({ before: getState().before.filter((other) => other !== lane) })
      setFrame(lane, { status: 'ready', ran: code, sockets: [] })
      link.ask({ kind: 'run', code })
    })
  }

  store.subscribe(({ clients, frames, before }) => {
    const connected = clients.filter(({ lane }) => {
      const frame = frames[lane]
      return (
        before.includes(lane) || (frame?.status === 'ready' && frame.sockets.some((s) => s.status !== 'off'))
      )
    })
    write('clients', { clients, connected: connected.map((client) => client.lane) })
  })

  return Object.assign(store, {
    /** A frame's page is there and has its setup. */
    attached(lane: string, link: Link): void {
      links.set(lane, link)
      setFrame(lane, { status: 'ready', ran: null, sockets: [] })
      if (isPatient) link.ask({ kind: 'patient', patient: true })
      if (toRun.has(lane)) begin(lane)
    },
    /** The frame's page is closed. */
    detached(lane: string, link: Link): void {
      if (links.get(lane) !== link) return
      links.delete(lane)
      if (getState().frames[lane]) setFrame(lane, { status: 'loading' })
    },
    /** Whether the lab's run is a patient one: clients then take their time to connect. */
    bePatient(patient: boolean): void {
      isPatient = patient
      for (const link of links.values()) link.ask({ kind: 'patient', patient })
    },
    /** No page of ours answers in the frame. */
    unreachable(lane: string): void {
      setFrame(lane, { status: 'unreachable' })
    },
    heard(lane: string, tell: Tell & { kind: 'report' | 'sockets' }): void {
      if (tell.kind === 'report') {
        report([{ ...tell.report, client: lane }])
        return
      }
      const frame = getState().frames[lane]
      if (frame?.status === 'ready') setFrame(lane, { ...frame, sockets: tell.sockets })
    },
  })
}

/** The clients of this page. */
export const clientsStore = createClientsStore({
  read: workspace.read,
  write: workspace.write,
  report: session.report,
})
