/** The page's clients: which there are, what their code is, and what their pages are doing. */
import { createStore } from 'zustand/vanilla'
import type { ClientReport, Deed } from '#shared/trace.ts'
import type { Place, SocketState, Told } from '../../frame/protocol.ts'
import { fileOf } from '../../pictures/files.ts'
import type { Editor } from '../program/editor.ts'
import type { Emission, Link } from './link.ts'
import { type Client, freeLane, savedClients } from './saved.ts'

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
  /** How high what stands in each client's page is. */
  heights: Readonly<Record<string, number>>
  /** Clients that were connected when this page was left; they wait for 연결. */
  before: readonly string[]
  opened: Opened | null
}

interface Around {
  read: (name: string) => unknown
  write: (name: string, value: unknown) => void
  report: (reports: readonly ClientReport[]) => void
  editor: Pick<Editor, 'edit'>
  /** Somebody acts. */
  backToNow: () => void
}
/** A page has no more clients than this. */
export const mostClients = 5

/** Something was run in the page: the code of the client, or a line that made a socket. */
const isUsed = (frame: FrameState | undefined): boolean =>
  frame?.status === 'ready' && (frame.ran !== null || frame.sockets.length > 0)

/** What is longer than a report may be is done, and not told. */
function fits(deed: Deed): boolean {
  if (deed.do === 'emit') return deed.event.length <= 1_000 && deed.args.length <= 50
  return deed.do !== 'evaluate' || deed.code.length <= 20_000
}

export function createClients({ read, write, report, editor, backToNow }: Around) {
  const saved = savedClients(read('clients'))
  const store = createStore<Clients>(() => ({
    clients: saved.clients,
    before: saved.connected,
    frames: {},
    loads: {},
    heights: {},
    opened: null,
  }))
  const { getState: get, setState: set } = store
  const links = new Map<string, Link>()
  /** Whose code runs as soon as its page is there. */
  const toRun = new Set<string>()
  const stagger = createStagger()
  let isPatient = false

  const clientOf = (lane: string) => get().clients.find((client) => client.lane === lane)
  const putAll = (clients: readonly Client[]) =>
    set({ clients: [...clients].sort((a, b) => a.lane.localeCompare(b.lane)) })
  const change = (lane: string, part: Partial<Client>) =>
    putAll(get().clients.map((client) => (client.lane === lane ? { ...client, ...part } : client)))
  const setFrame = (lane: string, frame: FrameState) =>
    set(({ frames }) => ({ frames: { ...frames, [lane]: frame } }))
  const tellGone = (lane: string) => {
    if (isUsed(get().frames[lane])) report([{ kind: 'client.gone', client: lane }])
  }
  /** Another page in the frame. */
  const load = (lane: string) =>
    set(({ frames, loads, before }) => ({
      frames: { ...frames, [lane]: { status: 'loading' } },
      loads: { ...loads, [lane]: (loads[lane] ?? 0) + 1 },
      before: before.filter((other) => other !== lane),
    }))
  /** Tells the trace what was done by hand. */
  const did = (lane: string, deed: Deed) => {
    if (links.has(lane) && fits(deed)) report([{ kind: 'client.act', client: lane, deed }])
  }

  /** Runs the code in a page that has run none yet. */
  function begin(lane: string): void {
    toRun.delete(lane)
    stagger(() => {
      const code = clientOf(lane)?.code
      const link = links.get(lane)
      if (code === undefined || !link) return
      set(({ before }) => ({ before: before.filter((other) => other !== lane) }))
      setFrame(lane, { status: 'ready', ran: code, sockets: [] })
      report([{ kind: 'client.run', client: lane, text: code, origin: link.origin }])
      link.ask({ kind: 'run', code })
    })
  }

  // The pages of before went with the page that held them.
  if (saved.connected.length > 0) report(saved.connected.map((client) => ({ kind: 'client.gone', client })))
  store.subscribe(({ clients, frames, before }) => {
    const connected = clients.filter(({ lane }) => {
      const frame = frames[lane]
      return (
        before.includes(lane) || (frame?.status === 'ready' && frame.sockets.some((s) => s.status !== 'off'))
      )
    })
    write('clients', { clients, connected: connected.map((client) => client.lane) })
  })

  const acts = {
    /** A new client; `null` where there are five already. */
    add(place: Place): string | null {
      const { clients } = get()
      const client = clients.length < mostClients ? freeLane(clients, place) : undefined
      if (!client) return null
      putAll([...clients, client])
      return client.lane
    },
    /** The client has this code and this place; its page is new where it had another place. */
    put(client: Client): void {
      const known = clientOf(client.lane)
      if (!known) putAll([...get().clients, client])
      else if (known.place !== client.place) acts.setPlace(client.lane, client.place)
      change(client.lane, { code: client.code })
    },
    /** These are all clients that there are. */
    replace(clients: readonly Client[]): void {
      for (const { lane } of get().clients)
        if (!clients.some((client) => client.lane === lane)) acts.remove(lane)
      for (const { lane, place, code } of clients) acts.put({ lane, place, code })
    },
    remove(lane: string): void {
      tellGone(lane)
      toRun.delete(lane)
      set(({ clients, frames: { [lane]: _gone, ...frames }, before, opened }) => ({
        clients: clients.filter((client) => client.lane !== lane),
        frames,
        before: before.filter((other) => other !== lane),
        opened: opened?.lane === lane ? null : opened,
      }))
    },
    /** The editor has this text; undo is its own. */
    setCode(lane: string, code: string): void {
      backToNow()
      change(lane, { code })
    },
    /** Replaces a client's text in the editor, too; see `edit` of the program. */
    edit(lane: string, code: string, gesture?: string): void {
      backToNow()
      const before = clientOf(lane)?.code
      if (before !== undefined) editor.edit({ file: fileOf(lane), before, after: code, gesture })
      change(lane, { code })
    },
    setPlace(lane: string, place: Place): void {
      change(lane, { place })
      load(lane)
    },
    /** Loads the client's page anew, and runs nothing there. */
    reload(lane: string): void {
      tellGone(lane)
      toRun.delete(lane)
      load(lane)
    },
    /** Loads the client's page anew and runs its code there. */
    run(lane: string): void {
      backToNow()
      toRun.add(lane)
      const frame = get().frames[lane]
      if (frame?.status === 'ready' && !isUsed(frame)) begin(lane)
      else if (frame?.status !== 'loading') load(lane)
    },
    connect(lane: string): void {
      backToNow()
      const frame = get().frames[lane]
      const isFresh = frame?.status !== 'ready' || frame.ran === null || frame.sockets.length === 0
      if (isFresh || clientOf(lane)?.code !== frame.ran) acts.run(lane)
      else
        stagger(() => {
          did(lane, { do: 'connect' })
          links.get(lane)?.ask({ kind: 'connect' })
        })
    },
    disconnect(lane: string): void {
      backToNow()
      did(lane, { do: 'disconnect' })
      links.get(lane)?.ask({ kind: 'disconnect' })
    },
    /** Runs one more line in the client's page; its console shows it. Does nothing before its page is there. */
    evaluate(lane: string, code: string): void {
      backToNow()
      did(lane, { do: 'evaluate', code })
      links.get(lane)?.ask({ kind: 'evaluate', code })
    },
    /** `null`: its page is not there. */
    emit(lane: string, event: Omit<Extract<Deed, { do: 'emit' }>, 'do'>): Emission | null {
      backToNow()
      const link = links.get(lane)
      if (!link) return null
      did(lane, { do: 'emit', ...event })
      return link.emit(event)
    },
    /** Opens the panel of a client, or closes the one that is open. */
    open: (opened: Opened | null): void => set({ opened }),

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
      if (get().frames[lane]) setFrame(lane, { status: 'loading' })
    },
    /** Whether the lab's run is a patient one: clients then take their time to connect. */
    bePatient(patient: boolean): void {
      isPatient = patient
      for (const link of links.values()) link.ask({ kind: 'patient', patient })
    },
    /** No page of ours answers in the frame. */
    unreachable: (lane: string): void => setFrame(lane, { status: 'unreachable' }),
    heard(lane: string, tell: Told): void {
      if (tell.kind === 'report') {
        report([{ ...tell.report, client: lane }])
        return
      }
      if (tell.kind === 'escape') {
        if (get().opened?.lane === lane) acts.open(null)
        return
      }
      if (tell.kind === 'size') {
        set(({ heights }) => ({ heights: { ...heights, [lane]: tell.height } }))
        return
      }
      const frame = get().frames[lane]
      if (frame?.status === 'ready') setFrame(lane, { ...frame, sockets: tell.sockets })
    },
  }
  return Object.assign(store, acts)
}
export type ClientsStore = ReturnType<typeof createClients>

/** Spaces out what would otherwise happen at once: browsers hold back WebSocket handshakes that begin together. */
export function createStagger({ gapMs = 25, now = () => performance.now() } = {}) {
  let free = Number.NEGATIVE_INFINITY
  return (act: () => void): void => {
    const at = Math.max(now(), free)
    free = at + gapMs
    if (at <= now()) act()
    else setTimeout(act, at - now())
  }
}
