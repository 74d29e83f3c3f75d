/** The pool of worker threads: where a new lab goes, and what happens to a worker that no longer answers. */
import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'
import { processorTime } from './processor.ts'
import { createNote, readNote } from './watch.ts'
import type { FromWorker, ToWorker, WorkerData } from './workerMessages.ts'

const timing = {
  /** A worker that has been in one turn for so long is busy: nothing new goes there. */
  busyMs: 50,
  /** How often the watch looks … */
  lookMs: 50,
  /** … and how often it must see the very same turn before the worker is given up: 1 s. */
  looks: 20,
  /** Of that time it must have been running for this long, unless there were five times as many looks. */
  ranMs: 500,
}
const nodeRequire = createRequire(import.meta.url)
const builtFile = (name: string) => nodeRequire.resolve(`#built/${name}.js`)

/** What a lab hears of its worker. */
export interface Lodger {
  message: (message: FromWorker) => void
  /** The worker is gone: because of this lab, or of another one. */
  lost: (cause: 'silent' | 'broken' | 'innocent', line: number) => void
}

/** One lab's time in one worker. Messages name the stay, not the lab: what an earlier stay of it left on its way is nobody's. */
interface Stay {
  lab: number
  lodger: Lodger
}
interface Room {
  thread: Worker
  note: SharedArrayBuffer
  stays: Map<number, Stay>
  ready: boolean
  /** Stays whose top level has not run yet. */
  starting: Set<number>
  /** The turn that the watch saw last, how often, and the thread's time on the processor when it first did. */
  seen: { turn: number; times: number; ran: number }
  path: string
}
interface Waiting {
  lab: number
  program: string
  lodger: Lodger
}

export function createWorkers(count: number) {
  const epoch = Date.now()
  const rooms = new Set<Room>()
  /** Where each lab is. */
  const homes = new Map<number, { room: Room; stay: number }>()
  const programs = new Map<number, string>()
  let waiting: Waiting[] = []
  let lastStay = 0
  let closed = false
  let allReady = () => {}
  const ready = new Promise<void>((resolve) => {
    allReady = resolve
  })

  function open(): void {
    const note = createNote()
    const workerData: WorkerData = { note, epoch, guest: builtFile('guest'), inspect: builtFile('inspect') }
    const thread = new Worker(builtFile('worker'), {
      workerData,
      // The parser's own words for ES modules; QuickJS's recursion happens on this thread's stack.
      execArgv: ['--experimental-vm-modules', '--no-warnings'],
      resourceLimits: { stackSizeMb: 64, maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 4 },
      env: {},
    })
    const room: Room = {
      thread,
      note,
      stays: new Map(),
      ready: false,
      starting: new Set(),
      seen: { turn: 0, times: 0, ran: 0 },
      path: '',
    }
    rooms.add(room)
    thread.on('message', (message: FromWorker) => hear(room, message))
    thread.on('error', () => close(room, readNote(note)?.lab, 'broken'))
    thread.on('exit', () => close(room, undefined, 'broken'))
  }

  function hear(room: Room, message: FromWorker): void {
    if (message.kind === 'ready') {
      room.ready = true
      room.path = message.thread
      if ([...rooms].every((one) => one.ready)) allReady()
      admit()
      return
    }
    if (message.kind === 'broken') {
      close(room, message.lab, 'broken')
      return
    }
    const stay = room.stays.get(message.lab)
    if (!stay) return
    if (message.kind === 'started' || message.kind === 'ended') {
      room.starting.delete(message.lab)
      programs.delete(stay.lab)
    }
    stay.lodger.message(message)
  }

  /** Gives a worker up, and whoever lived there, and opens another one. */
  function close(room: Room, culprit: number | undefined, cause: 'silent' | 'broken'): void {
    if (!rooms.delete(room)) return
    const line = readNote(room.note)?.line ?? 0
    void room.thread.terminate()
    if (closed) return
    open()
    for (const [stay, { lab, lodger }] of room.stays) {
      homes.delete(lab)
      const program = programs.get(lab)
      if (stay === culprit) lodger.lost(cause, line)
      else if (program !== undefined && room.starting.has(stay)) place({ lab, program, lodger })
      else lodger.lost('innocent', 0)
    }
  }

  const runningFor = (room: Room) => {
    const running = readNote(room.note)
    return running ? Date.now() - epoch - running.since : 0
  }

  function bestRoom(): Room | undefined {
    const free = [...rooms].filter((room) => room.ready && runningFor(room) <= timing.busyMs)
    return free.sort((a, b) => a.stays.size - b.stays.size)[0]
  }

  function place(one: Waiting): void {
    const room = bestRoom()
    if (!room) {
      waiting.push(one)
      return
    }
    const { lab, program, lodger } = one
    lastStay += 1
    const stay = lastStay
    room.stays.set(stay, { lab, lodger })
    room.starting.add(stay)
    homes.set(lab, { room, stay })
    programs.set(lab, program)
    post(room, { kind: 'start', lab: stay, program })
  }

  const post = (room: Room, message: ToWorker) => room.thread.postMessage(message)

  function admit(): void {
    const all = waiting
    waiting = []
    for (const one of all) place(one)
  }

  function look(): void {
    for (const room of [...rooms]) {
      const running = readNote(room.note)
      if (!running) {
        room.seen.times = 0
        continue
      }
      if (room.seen.turn === running.turn) room.seen.times += 1
      else room.seen = { turn: running.turn, times: 1, ran: processorTime(room.path) }
      if (isLost(room)) close(room, running.lab, 'silent')
      else if (runningFor(room) > timing.busyMs) moveStarting(room, running.lab)
    }
    admit()
  }

  function isLost({ seen, path }: Room): boolean {
    if (seen.times <= timing.looks) return false
    const ran = processorTime(path) - seen.ran
    return Number.isNaN(ran) || ran >= timing.ranMs || seen.times > 5 * timing.looks
  }

  /** Labs that have not begun yet need not wait behind one that keeps the worker busy. */
  function moveStarting(room: Room, busy: number): void {
    for (const stay of [...room.starting]) {
      const { lab, lodger } = room.stays.get(stay) ?? {}
      const program = lab === undefined ? undefined : programs.get(lab)
      if (stay === busy || lab === undefined || !lodger || program === undefined || !bestRoom()) continue
      leave(lab)
      place({ lab, program, lodger })
    }
  }

  function leave(lab: number): void {
    const home = homes.get(lab)
    waiting = waiting.filter((one) => one.lab !== lab)
    programs.delete(lab)
    if (!home) return
    const { room, stay } = home
    homes.delete(lab)
    room.stays.delete(stay)
    room.starting.delete(stay)
    post(room, { kind: 'stop', lab: stay })
  }

  for (let n = 0; n < count; n += 1) open()
  const watch = setInterval(look, timing.lookMs)
  watch.unref()

  return {
    /** Runs a program in the emptiest worker that is not busy. */
    start: (lab: number, program: string, lodger: Lodger) => place({ lab, program, lodger }),
    send(message: ToWorker): void {
      const home = homes.get(message.lab)
      if (home) post(home.room, { ...message, lab: home.stay })
    },
    leave,
    ready,
    async [Symbol.asyncDispose](): Promise<void> {
      closed = true
      clearInterval(watch)
      await Promise.all([...rooms].map((room) => room.thread.terminate()))
    },
  }
}
export type Workers = ReturnType<typeof createWorkers>
