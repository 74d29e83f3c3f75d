/** The program's host: carries out what the program asks, in order, on real servers. */
import type { Server } from 'socket.io'
import type { LabFiles } from '#shared/files/files.ts'
import { createLedger, Full } from '../../ledger/ledger.ts'
import type { RunOwner } from '../contract.ts'
import { limitWords } from '../protocol/limitWords.ts'
import type { GuestMessage, HostMessage } from '../protocol/messages.ts'
import { createAsks } from './asks.ts'
import type { Bodies } from './bodies/bodies.ts'
import { broughtBy } from './brought.ts'
import type { Context } from './context.ts'
import { readMessage, type Taken } from './door.ts'
import { createApps } from './express.ts'
import { createFileAnswers } from './fileAnswers.ts'
import { createFiles } from './files.ts'
import { createHttpServers } from './httpServers.ts'
import { createRequests } from './requests.ts'
import { createServing } from './serving.ts'
import { createSocketServer, type SocketServer } from './socketServer.ts'
import { createTimers } from './timers.ts'

/** Rooms that are joined or left in one go. */
const ROOMS = 500
/** How long one program may keep the process busy at a stretch. */
const SLICE_MS = 8
/** Whether a volatile packet is sent depends on what was written before it in its turn: it is looked for so far ahead … */
const LOOK_AHEAD = 16
/** … and so many messages are done at a stretch for it, while they take no longer than this. */
const MOST_TOGETHER = 64
const TOGETHER_MS = 40

/** `failed` is told what a real server threw at a call of the program, which ends the program as in Node. */
export function createHost(
  owner: RunOwner,
  deliver: (message: HostMessage) => void,
  failed: (error: unknown, line: number | undefined) => void,
  bodies: Bodies,
  { program, files: given }: { program: string; files: LabFiles } = { program: '', files: {} },
) {
  let over = false
  const tell = (message: HostMessage) => {
    if (!over) deliver(message)
  }
  const asks = createAsks()
  const requests = createRequests(tell, asks)
  const log = (text: string) => owner.record({ kind: 'program.log', level: 'error', text })
  const account = (owner.ledger ?? createLedger()).open()
  const files = createFiles(program, given, account)
  const serving = createServing(files)
  const apps = createApps(requests, log, (job) => bodies.parse(requests, job), serving)
  const httpServers = createHttpServers(owner, tell, apps, requests, account)
  const servers = new Map<number, SocketServer>()
  const timers = createTimers()
  const said = new Set<string>()
  const warn = (text: string) => {
    if (!said.has(text)) owner.record({ kind: 'program.log', level: 'warn', text })
    said.add(text)
  }
  const allowed: Context['allowed'] = (act, line) => {
    try {
      act()
      return true
    } catch (error) {
      failed(error, line)
      return false
    }
  }
  const queue: Taken[] = []
  let acted = 0
  /** Who waits until so much has been done. */
  let waiting: { until: number; wake: () => void }[] = []
  const wakeWhoWaits = () => {
    const ready = waiting.filter(({ until }) => over || acted >= until)
    waiting = waiting.filter((one) => !ready.includes(one))
    for (const { wake } of ready) wake()
  }
  let paused = false
  const pause = () => {
    paused = true
    return () => {
      paused = false
      drain()
    }
  }
  const context: Context = {
    owner,
    deliver: tell,
    asks,
    requests,
    httpServers,
    account,
    timers,
    allowed,
    warn,
    pause,
  }

  function drain(): void {
    const began = performance.now()
    for (let done = 0; !paused && !over; done += 1) {
      const took = performance.now() - began
      const mayGoOn = took <= TOGETHER_MS && done < MOST_TOGETHER
      if (took > SLICE_MS && !(mayGoOn && queue.slice(0, LOOK_AHEAD).some(isVolatile))) {
        // A program that sends a lot to many clients lets the other labs have their turn.
        setImmediate(pause())
        return
      }
      const message = queue.shift()
      if (message === undefined) return
      account.remove('message')
      try {
        const brought = message.kind === 'log' ? [] : broughtBy(message)
        for (const { kind, n, bytes } of brought) account.add(kind, n, bytes)
        ;(acts[message.kind] as (message: Taken) => void)(message)
      } catch (error) {
        failed(error, 'line' in message ? message.line : undefined)
      }
      acted += 1
      if (waiting.length > 0) wakeWhoWaits()
    }
  }

  const serverOf = (message: { server: number }) => servers.get(message.server)
  const engineOf = (message: { server: number }) => serverOf(message)?.engine()

  /** What each message does. */
  const acts: { [K in Taken['kind']]: (message: Extract<Taken, { kind: K }>) => void } = {
    log: ({ level, text, line }) => owner.record({ kind: 'program.log', level, text, ...(line && { line }) }),
    handler: noteHandler,
    answer: ({ call, ...answer }) => asks.answer(call, answer),
    'http.create': httpServers.create,
    'http.answer404': httpServers.answer404,
    'http.handler': httpServers.addHandler,
    'http.handler.off': httpServers.removeHandler,
    'http.listen': httpServers.listen,
    'http.close': httpServers.close,
    'http.cut': requests.cut,
    'request.read': requests.read,
    'request.delegate': apps.delegate,
    response: requests.respond,
    'response.file': createFileAnswers({ requests, asks, serving, deliver: tell }),
    file: files.write,
    'express.app': apps.create,
    'express.add': apps.add,
    'express.param': apps.param,
    'express.set': apps.set,
    server(message) {
      if (servers.has(message.server)) throw new Full(limitWords.garbled)
      servers.set(message.server, createSocketServer(message, context))
    },
    'server.attach': (message) => serverOf(message)?.attach(message),
    'server.set': (message) => serverOf(message)?.set(message),
    'server.close': (message) =>
      serverOf(message)
        ?.close()
        .catch((error: unknown) => failed(error, message.line)),
    parent: (message) => serverOf(message)?.createParent(message),
    'parent.forget': (message) => serverOf(message)?.forgetParent(message),
    namespace: (message) => serverOf(message)?.createNamespace(message),
    'namespace.forget': (message) => serverOf(message)?.forgetNamespace(message),
    'adapter.edit': (message) => serverOf(message)?.edit(message),
    broadcast: (message) => serverOf(message)?.broadcast(message),
    admit: (message) => serverOf(message)?.sockets.admit(message),
    'socket.rename': (message) => serverOf(message)?.sockets.rename(message),
    refuse: (message) => serverOf(message)?.sockets.refuse(message),
    emit: (message) => serverOf(message)?.sockets.emit(message),
    parted: (message) => serverOf(message)?.sockets.parted(message),
    breathe: ({ ticks }) => breathe(ticks, pause()),
    unheard: (message) => serverOf(message)?.sockets.unheard(message),
    ack: (message) => serverOf(message)?.sockets.acknowledge(message),
    join: (message) => serverOf(message)?.sockets.join(message),
    leave: (message) => serverOf(message)?.sockets.leave(message),
    disconnect: (message) => serverOf(message)?.sockets.disconnect(message),
    'engine.watch': (message) => engineOf(message)?.watch(message),
    'engine.use': (message) => engineOf(message)?.use(message),
    'engine.generateId': (message) => engineOf(message)?.generateId(message),
    'engine.close': (message) => serverOf(message)?.io.engine?.close(),
    'conn.watch': (message) => engineOf(message)?.watchConnection(message),
    'conn.close': (message) => engineOf(message)?.closeConnection(message),
    'conn.send': (message) => engineOf(message)?.send(message),
    'transport.close': (message) => engineOf(message)?.closeTransport(message),
  }

  function noteHandler(message: Extract<GuestMessage, { kind: 'handler' }>): void {
    const { event, namespace, id, connection, line, nth } = message
    owner.record({
      kind: 'program.handler',
      event,
      ...(namespace !== undefined && { namespace }),
      ...(id !== undefined && { id }),
      ...(connection !== undefined && { connection }),
      ...(line !== undefined && { line }),
      ...(nth !== undefined && { nth }),
    })
  }

  return {
    /** Takes what the program asked for in one turn. */
    take(batch: readonly unknown[]): void {
      if (over) return
      const parts: Taken[] = []
      for (const raw of batch) {
        const message = readMessage(raw)
        if (message === undefined) {
          failed(new Full(limitWords.garbled), undefined)
          return
        }
        parts.push(...inParts(message))
      }
      if (!allowed(() => account.add('message', parts.length))) return
      queue.push(...parts)
      drain()
    },
    /** Resolves when all that was asked for until now is done. */
    done(): Promise<void> {
      if (queue.length === 0 || over) return Promise.resolve()
      return new Promise((wake) => waiting.push({ until: acted + queue.length, wake }))
    },
    /** How many of a kind the program has here. */
    held: account.count,
    get servers(): Server[] {
      return [...servers.values()].map(({ io }) => io)
    },
    /** As when a process ends: listening stops, connections are cut, nothing more is sent. */
    end(): void {
      if (over) return
      over = true
      wakeWhoWaits()
      asks.clear()
      requests.cut()
      owner.cut?.()
      for (const server of servers.values()) server.cut()
      httpServers.closeAll()
      timers.end()
      queue.length = 0
      account[Symbol.dispose]()
    },
  }
}
export type Host = ReturnType<typeof createHost>

/** Joining many rooms takes long, so it is done a few at a time. */
function inParts(message: Taken): readonly Taken[] {
  if ((message.kind !== 'join' && message.kind !== 'leave') || message.rooms.length <= ROOMS) return [message]
  const parts: Taken[] = []
  for (let at = 0; at < message.rooms.length; at += ROOMS)
    parts.push({ ...message, rooms: message.rooms.slice(at, at + ROOMS) })
  return parts
}

const isVolatile = (message: Taken) => 'flags' in message && message.flags.volatile === true

/** Goes on when so many ticks have passed, each behind those that there were; `null`: when none is left. */
function breathe(ticks: number | null, goOn: () => void): void {
  process.nextTick(() => {
    if (ticks === null) queueMicrotask(goOn)
    else if (ticks > 1) breathe(ticks - 1, goOn)
    else goOn()
  })
}
