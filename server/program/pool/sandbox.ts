/** Sandboxes: each runs one learner's program in QuickJS, in one of a few worker threads, and speaks by messages. */
import { type LabFiles, pathsOf } from '#shared/files/files.ts'
import { type Problem, Refusal } from '#shared/problem.ts'
import * as codec from '../protocol/codec.ts'
import { limitWords } from '../protocol/limitWords.ts'
import { whereIs } from '../protocol/places.ts'
import type { EndReason, FromWorker } from '../protocol/workerMessages.ts'
import { lengthOf } from '../text/program.ts'
import { mostReadHere } from '../text/source.ts'
import { createCulprits } from './culprits.ts'
import { createReader } from './reader.ts'
import type { Lodger } from './room.ts'
import { createWorkers, type Program, type Workers } from './workers.ts'

/** JSON values, plus Uint8Array anywhere, which arrives as Buffer on either side. */
export type Message = codec.Message

/** The answer of a line of the console: its value as it is printed, or why there is none. */
export type Answered = (value: string, ok: boolean) => void

/** What a sandbox tells its owner, from `begin` on. After `ended` nothing comes any more. */
export interface SandboxEvents {
  /** What one turn of the program sent, in order. `kind: 'log'` is its console: `{level, text, line?}`. */
  messages: (batch: readonly Message[]) => void
  /** The program ended: an uncaught error, or a limit. */
  ended: (problem: Problem, reason: EndReason) => void
  /** Its worker had to be stopped because of another lab's program, so this one was started again, from the top:
   *  forget all that came before as when a process dies; what the new top level sends follows. */
  restarted: () => void
}

export interface Sandbox {
  /** Delivers what the top level sent, then whatever comes. */
  begin: (events: SandboxEvents) => void
  /** One message to the guest; what is sent until the last tick has run is heard in one turn. */
  deliver: (message: Message) => void
  /** Evaluates one more line in the running program. `answered` hears what came of it at once; the promise waits until
   *  what the line sent has been delivered. Throws `Refusal`. */
  evaluate: (code: string, answered?: Answered) => Promise<string>
  /** Ends the program without a word. */
  [Symbol.dispose]: () => void
}

/** `extension`: see `createWorkers`. */
export function createSandboxes({
  workers: count = 4,
  extension,
}: {
  workers?: number
  extension?: string
} = {}) {
  const workers = createWorkers(count, extension)
  const reader = createReader()
  const culprits = createCulprits()
  let lastLab = 0
  return {
    /** Runs the top level of a program. Throws `Refusal` with line and column if it does not run. `owner` is a name: what
     *  runs for one whose program kept a thread for itself before, runs apart. */
    async start(text: string, owner?: string, files: LabFiles = {}): Promise<Sandbox> {
      const apart = owner !== undefined && culprits.has(owner)
      const blame = () => owner !== undefined && culprits.add(owner)
      const isLong = lengthOf(text, files) > mostReadHere
      const read = isLong ? await reader.read({ text, files }, apart, blame) : undefined
      lastLab += 1
      return startSandbox(
        workers,
        lastLab,
        { text, files, apart, ...(read !== undefined && { read }) },
        blame,
      )
    },
    /** All workers have begun. Programs can be started before; they then share those that have. */
    ready: workers.ready,
    async [Symbol.asyncDispose](): Promise<void> {
      await Promise.all([workers[Symbol.asyncDispose](), reader[Symbol.asyncDispose]()])
    },
  }
}
export type Sandboxes = ReturnType<typeof createSandboxes>

function startSandbox(workers: Workers, lab: number, program: Program, blame: () => void): Promise<Sandbox> {
  return new Promise((resolve, reject) => {
    const live = createLive()
    const calls = createCalls()
    let state: 'starting' | 'running' | 'over' = 'starting'

    function over(problem: Problem, reason: EndReason): void {
      if (state === 'over') return
      const before = state
      state = 'over'
      workers.leave(lab)
      calls.refuseAll(problem)
      if (before === 'starting') reject(new Refusal(problem))
      else live.tell((events) => events.ended(problem, reason))
    }

    function take(batch: Extract<FromWorker, { kind: 'batch' }>): void {
      const messages = unpackAll(batch)
      if (messages) live.tell((events) => events.messages(messages))
      else over({ message: limitWords.garbled }, 'error')
    }

    const lodger: Lodger = {
      message(message) {
        if (state === 'over') return
        if (message.kind === 'batch') take(message)
        else if (message.kind === 'evaluated') calls.answer(message)
        else if (message.kind === 'heard') unheard.remove(message.messages)
        else if (message.kind === 'applied') calls.settle(message.call)
        else if (message.kind === 'ended') over(message.problem, message.reason)
        else if (message.kind === 'started') {
          state = 'running'
          resolve(sandbox)
        }
      },
      lost(cause, line) {
        if (cause !== 'innocent') {
          blame()
          const message = cause === 'silent' ? limitWords.silent : limitWords.broken
          return over({ message, ...whereIs(pathsOf(program.files), line) }, 'limit')
        }
        if (state === 'over') return
        calls.refuseAll({ message: limitWords.restarted })
        live.forget()
        live.tell((events) => events.restarted())
        outbox.forget()
        unheard.clear()
        workers.start(lab, program, lodger)
      },
    }

    const unheard = createUnheard()
    const outbox = createOutbox((reads) => workers.send(lab, { kind: 'deliver', reads }))
    const sandbox: Sandbox = {
      begin: live.begin,
      deliver: (message) => {
        if (state !== 'running') return
        const parcel = codec.pack(message)
        outbox.add(parcel)
        if (!unheard.add(parcel)) over({ message: limitWords.behind }, 'limit')
      },
      async evaluate(code, answered = () => {}) {
        if (state !== 'running') {
          answered(limitWords.notRunning, false)
          throw new Refusal(limitWords.notRunning)
        }
        outbox.flush()
        return calls.ask(answered, (call) => workers.send(lab, { kind: 'evaluate', call, code }))
      },
      [Symbol.dispose]() {
        if (state === 'over') return
        state = 'over'
        calls.refuseAll({ message: limitWords.notRunning })
        workers.leave(lab)
      },
    }
    workers.start(lab, program, lodger)
  })
}

/** Undefined when it can't be read: a program may have replaced what the guest library relies on. */
function unpackAll({ texts, bytes }: Extract<FromWorker, { kind: 'batch' }>): Message[] | undefined {
  const buffers = bytes.map((part) => Buffer.from(part.buffer, part.byteOffset, part.byteLength))
  try {
    return codec.unpackAll(texts, buffers)
  } catch {
    return undefined
  }
}

/** Keeps what happens until somebody listens. */
function createLive() {
  const early: ((events: SandboxEvents) => void)[] = []
  let listener: SandboxEvents | undefined
  return {
    tell(what: (events: SandboxEvents) => void): void {
      if (listener) what(listener)
      else early.push(what)
    },
    /** Nobody has heard it, and it is no longer true. */
    forget(): void {
      early.length = 0
    },
    begin(events: SandboxEvents): void {
      listener = events
      for (const what of early.splice(0)) what(events)
    },
  }
}

/** More than this is heard in several turns of the program: each is cut off after some time. */
const mostInRead = { messages: 64, bytes: 100_000 }

/** What one read of a socket brings here, up to the last tick and job, is one turn of the program, too. */
function createOutbox(send: (reads: readonly (readonly codec.Parcel[])[]) => void) {
  let reads: codec.Parcel[][] = []
  let open: codec.Parcel[] | undefined
  let size = 0
  function flush(): void {
    if (reads.length > 0) send(reads)
    reads = []
    open = undefined
  }
  function begin(): codec.Parcel[] {
    const fresh: codec.Parcel[] = []
    if (reads.length === 0) setImmediate(flush)
    reads.push(fresh)
    size = 0
    // Node runs jobs when no tick is left.
    queueMicrotask(() => {
      if (open === fresh) open = undefined
    })
    return fresh
  }
  return {
    add(parcel: codec.Parcel): void {
      const isFull = size >= mostInRead.bytes || open?.length === mostInRead.messages
      if (open === undefined || isFull) open = begin()
      open.push(parcel)
      size += sizeOf(parcel)
    },
    flush,
    forget(): void {
      reads = []
      open = undefined
    },
  }
}

/** What was delivered and the program has not heard yet: it waits in the worker's memory, which others share. */
function createUnheard() {
  const sizes: number[] = []
  let bytes = 0
  const clear = () => {
    sizes.length = 0
    bytes = 0
  }
  return {
    /** False: so much waits that the program will never catch up. */
    add(parcel: codec.Parcel): boolean {
      const size = sizeOf(parcel)
      sizes.push(size)
      bytes += size
      return sizes.length <= mostUnheard.messages && bytes <= mostUnheard.bytes
    },
    remove(messages: number): void {
      for (const size of sizes.splice(0, messages)) bytes -= size
    },
    clear,
  }
}
const sizeOf = ({ text, bytes }: codec.Parcel): number =>
  bytes.reduce((sum, part) => sum + part.byteLength, 2 * text.length)
const mostUnheard = { messages: 30_000, bytes: 32_000_000 }

/** Lines of the console that wait for their answer, and then for what they sent to be delivered. */
function createCalls() {
  interface Call {
    answered: Answered
    resolve: (value: string) => void
    reject: (error: Refusal) => void
    outcome?: { ok: boolean; problem: Problem }
  }
  const waiting = new Map<number, Call>()
  let last = 0

  function answer({ call, ok, problem }: { call: number; ok: boolean; problem: Problem }): void {
    const one = waiting.get(call)
    if (!one || one.outcome) return
    one.outcome = { ok, problem }
    one.answered(problem.message, ok)
  }
  function settle(call: number): void {
    const one = waiting.get(call)
    if (!one?.outcome) return
    waiting.delete(call)
    const { ok, problem } = one.outcome
    if (ok) one.resolve(problem.message)
    else one.reject(new Refusal(problem))
  }
  return {
    ask(answered: Answered, send: (call: number) => void): Promise<string> {
      last += 1
      const call = last
      return new Promise((resolve, reject) => {
        waiting.set(call, { answered, resolve, reject })
        send(call)
      })
    },
    answer,
    settle,
    refuseAll(problem: Problem): void {
      for (const call of [...waiting.keys()]) {
        answer({ call, ok: false, problem })
        settle(call)
      }
    },
  }
}
