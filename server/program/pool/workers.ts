/** The pool of worker threads: where a new lab goes, and what happens to a worker that no longer answers. */

import type { LabFiles } from '#shared/files/files.ts'
import { readNote } from '../protocol/watch.ts'
import type { FromWorker, ToStay, ToWorker } from '../protocol/workerMessages.ts'
import { isLost, type Lodger, openRoom, type Room, runningFor } from './room.ts'

const timing = {
  /** A worker that has been in one turn for so long is busy: nothing new goes there. */
  busyMs: 50,
  /** How often the watch looks. */
  lookMs: 50,
  /** A worker that could not even begin is tried again so much later. */
  againMs: 1_000,
}
/** How many workers there may be, beside the pool's, for labs that kept one for themselves before. */
const mostApart = 2

export interface Program {
  text: string
  files: LabFiles
  /** As it was read already. */
  read?: string
  apart: boolean
}
interface Waiting {
  lab: number
  program: Program
  lodger: Lodger
}

/** `extension` is the path of a module of a test's own whose `extend(context)` puts functions into each sandbox. */
export function createWorkers(count: number, extension?: string) {
  const epoch = Date.now()
  const rooms = new Set<Room>()
  /** Where each lab is. */
  const homes = new Map<number, { room: Room; stay: number }>()
  const programs = new Map<number, Program>()
  let waiting: Waiting[] = []
  let lastStay = 0
  let closed = false
  let allReady = () => {}
  const ready = new Promise<void>((resolve) => {
    allReady = resolve
  })

  function open(apart: boolean): void {
    const room = openRoom(apart, epoch, extension)
    rooms.add(room)
    room.thread.on('message', (message: FromWorker) => hear(room, message))
    room.thread.on('error', (error) => {
      if (!room.ready) console.error(error)
      close(room, readNote(room.note)?.stay, 'broken')
    })
    room.thread.on('exit', () => close(room, undefined, 'broken'))
  }

  function hear(room: Room, message: FromWorker): void {
    if (message.kind === 'ready') {
      room.ready = true
      room.path = message.thread
      if ([...rooms].every((one) => one.ready)) allReady()
      admit()
      return
    }
    const stay = room.stays.get(message.stay)
    if (!stay) return
    if (message.kind === 'started' || message.kind === 'ended') {
      room.starting.delete(message.stay)
      programs.delete(stay.lab)
    }
    if (message.kind === 'lost') stay.lodger.lost(message.cause, message.line)
    else stay.lodger.message(message)
  }

  /** Gives a worker up, and whoever lived there, and opens another one. */
  function close(room: Room, culprit: number | undefined, cause: 'silent' | 'broken'): void {
    if (!rooms.delete(room)) return
    const line = readNote(room.note)?.line ?? 0
    void room.thread.terminate()
    if (closed) return
    if (room.ready && !room.apart) open(false)
    else if (!room.apart) setTimeout(() => closed || open(false), timing.againMs).unref()
    for (const [stay, { lab, lodger }] of room.stays) {
      homes.delete(lab)
      const program = programs.get(lab)
      if (stay === culprit) lodger.lost(cause, line)
      else if (program !== undefined && room.starting.has(stay)) place({ lab, program, lodger })
      else lodger.lost('innocent', 0)
    }
  }

  const isFree = (room: Room) => room.ready && runningFor(room, epoch) <= timing.busyMs
  const emptiest = (some: readonly Room[]) => [...some].sort((a, b) => a.stays.size - b.stays.size)[0]

  /** Undefined: there will be one. */
  function bestRoom(apart: boolean): Room | undefined {
    const some = [...rooms].filter((room) => room.apart === apart)
    const best = emptiest(some.filter(isFree))
    if (!apart || best?.stays.size === 0) return best
    if (some.some((room) => !room.ready)) return undefined
    if (some.length >= mostApart) return best
    open(true)
    return undefined
  }

  function place(one: Waiting): void {
    const room = bestRoom(one.program.apart)
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
    const { text, files, read } = program
    post(room, { kind: 'start', stay, program: text, files, ...(read !== undefined && { read }) })
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
      if (isLost(room, running)) close(room, running?.stay, 'silent')
      else if (running && runningFor(room, epoch) > timing.busyMs) moveStarting(room, running.stay)
    }
    admit()
  }

  /** Labs that have not begun yet need not wait behind one that keeps the worker busy. */
  function moveStarting(room: Room, busy: number): void {
    for (const stay of [...room.starting]) {
      const { lab, lodger } = room.stays.get(stay) ?? {}
      const program = lab === undefined ? undefined : programs.get(lab)
      if (stay === busy || lab === undefined || !lodger || program === undefined || !bestRoom(program.apart))
        continue
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
    if (room.apart && room.stays.size === 0) {
      rooms.delete(room)
      void room.thread.terminate()
    } else post(room, { kind: 'stop', stay })
  }

  for (let n = 0; n < count; n += 1) open(false)
  const watch = setInterval(look, timing.lookMs)
  watch.unref()

  return {
    /** Runs a program in the emptiest worker that is not busy. */
    start: (lab: number, program: Program, lodger: Lodger) => place({ lab, program, lodger }),
    send(lab: number, message: ToStay): void {
      const home = homes.get(lab)
      if (home) post(home.room, { ...message, stay: home.stay })
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
