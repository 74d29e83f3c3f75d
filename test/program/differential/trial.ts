/** Real clients of one program, and all that they receive, in order: equal wherever the program runs. */
import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client'
import { cookieForLab } from '../../../server/wire/labCookies.ts'
import { opaque } from '../../../server/wire/labHeaders.ts'
import type { Place } from './places.ts'

type Options = Partial<ManagerOptions & SocketOptions> & { namespace?: string }
export type Script = (trial: Trial) => Promise<void>
export type Heard = Record<string, unknown[][]>

/** Nothing more has come for so long. */
const QUIET_MS = 60
/** What has not come by then does not come; a busy machine may begin a program in seconds. */
const LATE_MS = 15_000

/** Of a place, only the address counts. */
export function createTrial(place: Pick<Place, 'url' | 'base'>) {
  const { base = '' } = place
  const heard: Heard = {}
  const ids = new Map<string, string>()
  const sockets = new Map<string, Socket>()
  let changes = 0

  function note(name: string, ...entry: unknown[]): void {
    changes += 1
    const entries = heard[name] ?? []
    heard[name] = entries
    entries.push(plain(entry, ids) as unknown[])
  }

  /** Notes everything that this client receives from now on. */
  function client(name: string, { namespace = '/', url, ...options }: Options & { url: string }): Socket {
    const socket = io(url + namespace, {
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
      ...options,
      path: base + (options.path ?? '/socket.io/'),
    })
    return follow(name, socket)
  }
  function follow(name: string, socket: Socket): Socket {
    sockets.set(name, socket)
    socket.on('connect', () => {
      if (socket.id !== undefined) ids.set(socket.id, `id of ${name}`)
      note(name, 'connect', socket.recovered)
    })
    socket.on('connect_error', (error: Error & { data?: unknown }) => {
      note(name, 'connect_error', error.message, error.data ?? null)
    })
    socket.on('disconnect', (reason) => note(name, 'disconnect', reason))
    socket.onAny((event, ...args) => {
      note(name, 'event', event, ...args.filter((arg) => typeof arg !== 'function' && !isOffset(arg)))
    })
    return socket
  }

  /** Polls until this client has noted `count` entries that have this in them, or are like this. */
  async function until(
    name: string,
    what: unknown,
    count = 1,
    isIt = (entry: readonly unknown[]) => entry.includes(what),
  ): Promise<void> {
    const late = Date.now() + LATE_MS
    while ((heard[name] ?? []).filter(isIt).length < count) {
      if (Date.now() > late)
        throw new Error(`${name} did not get ${what} (${count}): ${JSON.stringify(heard, null, 1)}`)
      await pause()
    }
  }

  return {
    heard,
    /** Of each client's sockets, whose they are by their ids. */
    ids: ids as ReadonlyMap<string, string>,
    place,
    note,
    until,
    follow,
    url: place.url,
    /** Connects a client and waits for what comes of it. */
    async connect(name: string, options: Options = {}, prepare?: (socket: Socket) => void): Promise<Socket> {
      const socket = client(name, { url: await place.url(), ...options })
      prepare?.(socket)
      await Promise.race([
        new Promise((resolve) => socket.once('connect', () => resolve(undefined))),
        new Promise((resolve) => socket.once('connect_error', resolve)),
      ])
      return socket
    },
    /** The newest socket of this client. */
    socket(name: string): Socket {
      const socket = sockets.get(name)
      if (!socket) throw new Error(`there is no client ${name}`)
      return socket
    },
    /** Emits, and notes the answer. */
    async ask(name: string, event: string, ...args: unknown[]): Promise<void> {
      const socket = sockets.get(name)
      await new Promise<void>((resolve) => {
        // Noted in its own turn: an event may have come in the same piece as the answer.
        socket?.emit(event, ...args, (...values: unknown[]) => {
          note(name, 'answer', event, ...values)
          resolve()
        })
      })
    },
    /** Notes the answer, whose headers the script may look at. */
    async http(
      name: string,
      path: string,
      init: RequestInit = {},
      headers: string[] = [],
    ): Promise<Response> {
      const response = await fetch((await place.url()) + base + path, { redirect: 'manual', ...init })
      const body = Buffer.from(await response.arrayBuffer())
      const seen = Object.fromEntries(
        headers.map((header) => [header, headerOf(response, header, base, path)]),
      )
      note(name, path, response.status, body.toString('latin1').split('<br>')[0], seen)
      return response
    },
    /** A list that the program answers with; not noted. */
    async names(path: string): Promise<string[]> {
      return (await (await fetch((await place.url()) + base + path)).json()) as string[]
    },
    /** A handshake by hand: everything that it announces but the session id. */
    async handshake(name: string, path: string, headers: string[]): Promise<void> {
      const response = await fetch((await place.url()) + base + path)
      const { sid, ...announced } = JSON.parse((await response.text()).slice(1)) as { sid: string }
      const seen = headers.map(
        (header) => headerOf(response, header, base, path)?.replace(sid, 'the sid') ?? null,
      )
      note(name, announced, seen)
    },
    /** Polls until the program's Socket.IO server answers. */
    async served(): Promise<void> {
      const late = Date.now() + LATE_MS
      const answers = async () => {
        const response = await fetch(`${await place.url()}${base}/socket.io/?EIO=4&transport=none`).catch(
          () => undefined,
        )
        return response?.status === 400
      }
      while (!(await answers())) {
        if (Date.now() > late) throw new Error('nothing answers')
        await pause()
      }
    },
    /** Polls until nothing more comes. */
    async quiet(): Promise<void> {
      let seen = changes
      let since = Date.now()
      while (Date.now() - since < QUIET_MS) {
        await pause()
        if (changes !== seen) {
          seen = changes
          since = Date.now()
        }
      }
    },
    [Symbol.dispose]() {
      for (const socket of sockets.values()) socket.io.engine?.close()
    },
  }
}
export type Trial = ReturnType<typeof createTrial>

/** A header as its program meant it: of a lab it says, besides, that pages have no origin and that cookies are kept to the lab. */
function headerOf(response: Response, name: string, base: string, url: string): string | null {
  if (name === 'set-cookie') {
    const cookies = response.headers.getSetCookie()
    const kept =
      base === '' ? cookies.map((cookie) => cookieForLab(cookie, { prefix: '', url }).text) : cookies
    const whole = new RegExp(`Path=${base}(?=;|$)`)
    return kept
      .map((cookie) =>
        base === '' ? cookie : cookie.replace(whole, 'Path=/').replace(`Path=${base}`, 'Path='),
      )
      .join(', ')
  }
  const value = response.headers.get(name)
  if (name !== 'content-security-policy' || base === '') return value
  return value === opaque ? null : (value?.replace(`, ${opaque}`, '') ?? null)
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 5))

/** What connection state recovery adds to each event: a time in base 64, which differs from run to run. */
const isOffset = (arg: unknown) =>
  typeof arg === 'string' && /^[\w-]{7}(\.\w+)?$/.test(arg) && arg.startsWith(yeast())
const yeast = () => {
  const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_'
  let text = ''
  for (let time = Date.now(); time > 0; time = Math.floor(time / 64)) text = digits[time % 64] + text
  return text.slice(0, 3)
}

/** Values as they can be compared: bytes in hex, socket ids by whose they are. */
function plain(value: unknown, ids: ReadonlyMap<string, string>): unknown {
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) {
    const bytes =
      value instanceof ArrayBuffer
        ? Buffer.from(value)
        : Buffer.from(value.buffer, value.byteOffset, value.byteLength)
    return `bytes ${bytes.toString('hex')}`
  }
  if (typeof value === 'string') {
    let text = value
    for (const [id, name] of ids) text = text.replaceAll(id, name)
    return text
  }
  if (Array.isArray(value)) return value.map((item) => plain(item, ids))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item, ids)]))
}
