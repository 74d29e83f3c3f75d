/** The page's connection to its lab: makes or reopens the lab, follows its trace, runs what is typed. */
import { io, type Socket } from 'socket.io-client'
import { createStore } from 'zustand/vanilla'
import type { Answer, Batch, LabState, PageToServer, ServerToPage } from '#shared/control.ts'
import type { LabFiles } from '#shared/files/files.ts'
import type { ConditionsInput, WireInput } from '#shared/networkInput.ts'
import type { Problem } from '#shared/problem.ts'
import { createClock } from './clock.ts'
import {
  isTooLong,
  type LabAddress,
  labIn,
  makeLab,
  type Ports,
  readPorts,
  removeLab,
  reopenLab,
  tooLong,
  unreachable,
} from './labApi.ts'
import { filesIn } from './program/files.ts'
import { createReporting } from './reporting.ts'
import { createIntake } from './trace/intake.ts'
import type { TraceStore } from './trace/store.ts'
import { until } from './until.ts'
import type { Workspace } from './workspace.ts'

const waitMs = 10_000
type Waited = ReturnType<Socket<ServerToPage, PageToServer>['timeout']>
type Watched = Answer<{ state: LabState; batch: Batch }>

interface Around {
  workspace: Workspace
  /** Takes in what the lab records. */
  trace: TraceStore
}

export function createSession({ workspace, trace }: Around) {
  const store = createStore<SessionState>(() => ({
    status: 'starting',
    lab: labIn(workspace.read('lab')),
    ports: null,
    problem: null,
    state: null,
    running: workspace.readText('running'),
    runningFiles: filesIn(workspace.read('runningFiles')),
    seed: workspace.readText('seed'),
    refused: null,
  }))
  const { getState: get, setState: set } = store
  let channel: Socket<ServerToPage, PageToServer> | undefined
  let watching = false
  const clock = createClock({ ask: askClock })
  const reporting = createReporting({
    toTrace: clock.toTrace,
    taker: () => {
      const { lab } = get()
      return watching && lab
        ? (reports) => channel?.emit('lab:report', { id: lab.id, key: lab.key, reports })
        : null
    },
  })
  const takeIn = createIntake(trace.append)

  async function askClock(): Promise<number | null> {
    const id = get().lab?.id
    const answer = id && (await channel?.timeout(waitMs).emitWithAck('lab:clock', { id }))
    return answer?.ok ? answer.at : null
  }

  function runs(program: string, files: LabFiles): void {
    workspace.write('running', program)
    workspace.write('runningFiles', files)
    set({ running: program, runningFiles: files, refused: null })
  }

  async function make(text?: string): Promise<Answer<object>> {
    const made = await makeLab(text)
    if (!made.ok) {
      if (made.status !== 422) set({ status: get().lab ? 'lost' : 'failed', problem: made.problem })
      return made
    }
    const { id, key, base, program } = made
    const lab = { id, key, base }
    workspace.write('lab', lab)
    workspace.write('seed', program)
    runs(program, {})
    set({ lab, seed: program, problem: null })
    return made
  }

  /** A new lab in place of the present one, which is closed: its trace begins at 1. */
  async function renew(text?: string): Promise<Answer<object>> {
    await until(store, ({ status }) => status !== 'starting')
    await beginning
    const { lab: old } = get()
    const made = await make(text)
    if (!made.ok) return made
    watching = false
    reporting.forget()
    if (old) void removeLab(old)
    await watch(0)
    return made
  }

  /** The server knows nothing of the lab: it was restarted. Same id, with the program that ran last. */
  async function reopen(lab: LabAddress): Promise<boolean> {
    set({ status: 'gone' })
    const { running, runningFiles, seed } = get()
    for (const program of new Set([running, seed])) {
      if (program === null) continue
      const answer = await reopenLab(lab, program, runningFiles)
      if (answer.ok) {
        runs(program, runningFiles)
        return true
      }
      if (answer.status !== 422) break
    }
    return (await make()).ok
  }

  /** Asks for what came after `after`. The answer is taken in at once: batches may stand right behind it. */
  function follow(lab: LabAddress, after: number): Promise<Watched> {
    return new Promise((resolve) => {
      channel?.timeout(waitMs).emit('lab:watch', { id: lab.id, after }, (error, answer) => {
        const taken: Watched = error ? unreachable : answer
        const isOurs = after === 0 || (taken.ok && taken.batch.epoch === trace.getState().epoch)
        if (taken.ok && isOurs) takeIn(taken.batch)
        resolve(taken)
      })
    })
  }

  async function watch(after = trace.getState().last): Promise<void> {
    const lab = get().lab
    if (!channel?.connected || !lab) return
    const answer = await follow(lab, after)
    if (!answer.ok) {
      set({ status: 'lost', problem: answer.problem })
      if (answer.status === 0) return watch(after)
      if (answer.status !== 404 && answer.status !== 403) return
      return (await reopen(lab)) ? watch(0) : undefined
    }
    if (answer.batch.epoch !== trace.getState().epoch) return watch(0)
    watching = true
    const { program: running, files: runningFiles = {} } = answer.state
    workspace.write('running', running)
    workspace.write('runningFiles', runningFiles)
    const refused = get().refused?.problem === unreachable.problem ? null : get().refused
    set({ status: 'open', state: answer.state, running, runningFiles, problem: null, refused })
    clock.follow(answer.batch.epoch)
    reporting.send()
  }

  function listen(): void {
    channel = io({ path: '/control/', reconnectionDelay: 300, reconnectionDelayMax: 2_000 })
    channel.on('connect', () => void begin())
    channel.on('connect_error', () =>
      set({ status: get().lab ? 'lost' : 'failed', problem: unreachable.problem }),
    )
    channel.on('disconnect', () => {
      watching = false
      clock.rest()
      set({ status: 'lost' })
    })
    channel.on('lab:batch', (batch) => {
      takeIn(batch)
      const run = batch.events.findLast((event) => event.kind === 'program.run')
      if (run?.kind === 'program.run' && run.text !== get().running) runs(run.text, get().runningFiles)
    })
  }

  let beginning: Promise<void> | undefined
  /** One attempt at a time: two would make two labs. */
  function begin(): Promise<void> {
    beginning ??= attempt().finally(() => {
      beginning = undefined
    })
    return beginning
  }

  async function attempt(): Promise<void> {
    if (!get().ports) {
      const answer = await readPorts()
      if (answer.ok)
        set({ ports: { port: answer.port, clientPort: answer.clientPort, otherPort: answer.otherPort } })
    }
    if (get().lab) return watch()
    if (!(await make()).ok) return
    await watch(0)
    const typed = workspace.readText('program')
    if (typed !== null && typed !== get().running)
      await run(typed, { files: filesIn(workspace.read('files')) })
  }

  /** Runs a program in place of the running one; refused, the old one runs on. */
  async function run(
    program: string,
    { patient = false, files = {} }: { patient?: boolean; files?: LabFiles } = {},
  ): Promise<Answer<{ state: LabState }>> {
    const { lab } = get()
    const answer = isTooLong(program)
      ? tooLong
      : await ask((own, to) =>
          to.emitWithAck('lab:run', {
            ...own,
            program,
            files,
            ...(patient && { patient }),
          }),
        )
    if (answer.ok) {
      runs(program, files)
      set({ state: answer.state })
    } else if (answer.status === 404 && lab) {
      if (await reopen(lab)) {
        await watch(0)
        return run(program, { patient, files })
      }
    } else set({ refused: { program, problem: answer.problem } })
    return answer
  }

  /** Asks the lab for something, once it is there; whoever acts wants to see what comes of it. */
  async function ask<T extends object>(
    emit: (lab: { id: string; key: string }, to: Waited) => Promise<Answer<T>>,
  ): Promise<Answer<T>> {
    trace.backToNow()
    await until(store, ({ status }) => status !== 'starting')
    const { lab } = get()
    if (!channel?.connected || !lab) return unreachable
    return emit({ id: lab.id, key: lab.key }, channel.timeout(waitMs)).catch(() => unreachable)
  }

  return Object.assign(store, {
    /** Opens the channel, once. */
    start: (): void => {
      if (!channel) listen()
    },
    /** Tries again to get a lab, where the first try failed. */
    retry: (): void => void begin(),
    run,
    renew,
    /** Runs one more line in the running program. */
    evaluate: (code: string) => ask((lab, to) => to.emitWithAck('lab:console', { ...lab, code })),
    /** Changes the conditions on the wire. */
    conditions: (conditions: ConditionsInput) =>
      ask((lab, to) => to.emitWithAck('lab:conditions', { ...lab, conditions })),
    /** Acts on what is on the wire. */
    wire: (act: WireInput) => ask((lab, to) => to.emitWithAck('lab:wire', { ...lab, act })),
    /** The trace's clock at this moment, and how far that can be off; `null` before the clocks are aligned, and of a record. */
    traceNow: clock.traceNow,
    /** What the page's own clients say of themselves; kept until the channel is open. */
    report: reporting.add,
    /** The program that this lab is said to have begun with. */
    beginsWith: (seed: string): void => set({ seed }),
  })
}
export type Session = ReturnType<typeof createSession>

/** The playground can't be reached: whether the program still runs, nobody here can know. */
export const isAway = ({ status }: Pick<SessionState, 'status'>): boolean =>
  status === 'lost' || status === 'gone' || status === 'failed'

/** What the page knows of its lab and of the way to it. */
export interface SessionState {
  /** `lost`: no channel to the server. `gone`: the server forgot the lab; it is made anew. `failed`: no lab yet. */
  status: 'starting' | 'open' | 'lost' | 'gone' | 'failed'
  lab: LabAddress | null
  ports: Ports | null
  problem: Problem | null
  state: LabState | null
  /** The program that runs, or ran last. */
  running: string | null
  /** Its files beside server.js. */
  runningFiles: LabFiles
  /** The seed's program, as this lab began with it. */
  seed: string | null
  /** The newest program that was refused, and why; gone when one runs. */
  refused: { program: string; problem: Problem } | null
}
