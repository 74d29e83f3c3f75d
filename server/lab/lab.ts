/** One learner's lab: the program that runs, its real servers, the wire to them, and the trace of it all. */
import { randomBytes } from 'node:crypto'
import { createServer, type Server as HttpServer } from 'node:http'
import type { Server } from 'socket.io'
import type { LabState } from '#shared/control.ts'
import type { LabFiles } from '#shared/files/files.ts'
import { limits } from '#shared/limits.ts'
import type { Held, Network } from '#shared/network.ts'
import type { ConditionsInput, WireInput } from '#shared/networkInput.ts'
import { Refusal } from '#shared/problem.ts'
import type { ClientReport } from '#shared/trace.ts'
import { createLedger, type Ledger } from '../ledger/ledger.ts'
import type { Programs, Run, RunOwner, RunServer } from '../program/contract.ts'
import { createRecorder } from '../trace/recorder.ts'
import { createActs } from '../wire/acts.ts'
import { createConnections } from '../wire/connections.ts'
import type { Port } from '../wire/gateway.ts'
import { createLanes } from '../wire/lanes.ts'
import { createLoopback } from '../wire/loopback.ts'
import { createNotices } from '../wire/notices.ts'
import { createWire } from '../wire/wire.ts'
import { observe } from './observers.ts'
import { stateOf } from './state.ts'

/** The port of the seed: a request that names no port is for the server that listens there. */
const seedPort = 4000

const notRunning = '지금은 실행 중인 프로그램이 없어요. 다시 실행을 누른 뒤에 해 보세요.'
/** Said in the console of a lab whose worker ended through another lab's program. */
const restartedWords = '함께 쓰는 자리에서 다른 프로그램이 멈춰서, 이 프로그램을 처음부터 다시 실행했어요.'

/** A program: server.js alone, or with the other files of its folder. */
export type Texts = string | { text: string; files?: LabFiles | undefined }

export function createLab({
  id,
  programs,
  maxConnections = limits.connections as number,
  packetsPerSecond = limits.packetsPerSecond as number,
  openingMs = limits.openingMs as number,
  ledger = createLedger(),
}: {
  id: string
  programs: Programs
  maxConnections?: number
  packetsPerSecond?: number
  openingMs?: number
  /** Where what the lab's programs and clients leave in the process is counted. */
  ledger?: Ledger
}) {
  const recorder = createRecorder()
  const account = ledger.open()
  const lanes = createLanes()
  const connections = createConnections(maxConnections)
  const wire = createWire({ recorder, perSecond: packetsPerSecond })
  const loopback = createLoopback()
  const notices = createNotices((text) => void recorder.record({ kind: 'program.log', level: 'warn', text }))
  const act = createActs({ wire, connections, loopback, recorder })
  const born = Date.now()
  const epoch = randomBytes(6).toString('base64url')
  const listening = new Map<number, HttpServer>()
  let run: Run | undefined
  let servers: RunServer[] = []
  let program = ''
  let files: LabFiles = {}
  let runs = 0
  let patient = false
  let touched = Date.now()
  /** Programs are run one after the other, in the order they came. */
  let queue: Promise<unknown> = Promise.resolve()

  const portOf = (server: HttpServer) => [...listening].find(([, s]) => s === server)?.[0]
  const clientsCount = () => servers.reduce((count, { io }) => count + (io.engine?.clientsCount ?? 0), 0)

  function ownerOf(mine: Run): RunOwner {
    const current = () => run === mine
    return {
      patient,
      ledger,
      record(fact) {
        const client = fact.connection === undefined ? undefined : lanes.laneOf(fact.connection)
        return recorder.record(client && !fact.client ? { ...fact, client } : fact)
      },
      // A program may attach to one as often as it likes; Node would warn of it in the playground's own log.
      createHttpServer: () => createServer().setMaxListeners(0),
      serverCreated(server) {
        servers.push(server)
        return observe(server, { record: (fact) => void recorder.record(fact), lanes, account })
      },
      listening(server, port, where) {
        if (!current()) return
        listening.set(port, server)
        recorder.record({ kind: 'program.listen', port, ...where })
      },
      notListening(server) {
        const port = portOf(server)
        if (port === undefined) return
        listening.delete(port)
        recorder.record({ kind: 'program.listen', port: null })
      },
      restarted() {
        if (!current()) return
        servers = []
        listening.clear()
        lanes.releaseAll()
        runs += 1
        recordRun()
        recorder.record({ kind: 'program.log', level: 'warn', text: restartedWords })
      },
      cut() {
        if (current() || !run) cut()
      },
      ended(problem, reason) {
        const { message: text, line, column, place } = problem
        recorder.record({
          kind: 'program.error',
          text,
          ...(line !== undefined && { line }),
          ...(column !== undefined && { column }),
          ...(place !== undefined && { place }),
        })
        if (current()) void stop(reason)
      },
    }
  }

  /** As when a process ends: its connections end, and what was on its way to it or from it is lost. */
  function cut(): void {
    wire.loseEverything()
    connections.endAll()
  }

  /** Ends the run as a process ends: every connection is cut, nothing is said to the clients. */
  async function stop(reason: 'replaced' | 'error' | 'limit' | 'closed'): Promise<void> {
    const ending = run
    if (!ending) return
    run = undefined
    listening.clear()
    servers = []
    recorder.record({ kind: 'program.stop', reason })
    cut()
    await ending[Symbol.asyncDispose]()
    lanes.releaseAll()
  }

  function recordRun(): void {
    notices.anew()
    const waits = patient && { patient }
    recorder.record({ kind: 'program.run', text: program, run: runs, ...waits })
  }

  async function replace(text: string, others: LabFiles, waits: boolean): Promise<void> {
    const next = await programs.start(text, id, others)
    await stop('replaced')
    run = next
    program = text
    files = others
    patient = waits
    runs += 1
    recordRun()
    await next.begin(ownerOf(next))
  }

  function state(): LabState {
    const port = listening.has(seedPort) ? seedPort : ([...listening.keys()][0] ?? null)
    const wireState = { network: wire.network, held: wire.held(), patient }
    return {
      listening: listening.size > 0,
      port,
      ...stateOf(servers, lanes),
      ...wireState,
      program,
      ...(Object.keys(files).length > 0 && { files }),
      born,
      epoch,
    }
  }

  const port: Port = {
    recorder,
    lanes,
    connections,
    flow: wire.flow,
    loopback,
    openingMs,
    account,
    notices,
    failed(error) {
      if (run) ownerOf(run).ended({ message: String(error) }, 'error')
    },
    serverAt(wanted) {
      touched = Date.now()
      if (wanted !== undefined) return listening.get(wanted)
      return listening.get(seedPort) ?? [...listening.values()][0]
    },
    full(req) {
      const handshake = !/[?&]sid=/.test(req.url ?? '')
      if (!handshake || Math.max(clientsCount(), connections.size - 1) < maxConnections) return undefined
      return `이 실험실에는 연결을 ${maxConnections}개까지 만들 수 있어요. 쓰지 않는 클라이언트를 끊고 다시 해 보세요.`
    },
  }

  return {
    id,
    epoch,
    /** When the lab began, in ms since the Unix epoch: `at` of the trace counts from here. */
    born,
    port,
    recorder,
    state,
    /** Runs a program in place of the current one, which goes on if the new one does not run. Throws `Refusal`. */
    run(given: Texts, waits = false): Promise<void> {
      const { text, files: others = {} } = typeof given === 'string' ? { text: given } : given
      if (Buffer.byteLength(text) > limits.programBytes) {
        throw new Refusal(`프로그램은 ${limits.programBytes / 1000} kB까지 쓸 수 있어요. 조금 줄여 주세요.`)
      }
      const done = queue.then(() => replace(text, others, waits))
      queue = done.catch(() => undefined)
      return done
    },
    /** Evaluates one line in the running program; answered when what it asked for is done. Throws `Refusal`. */
    async evaluate(code: string): Promise<string> {
      const answered = (value: string, ok: boolean) =>
        void recorder.record({ kind: 'program.console', code, value, ok })
      if (run) return run.evaluate(code, answered)
      answered(notRunning, false)
      throw new Refusal(notRunning)
    },
    /** Changes the conditions on the wire. */
    setConditions: (input: ConditionsInput): void => wire.change(input),
    /** Acts on what is on the wire. Throws `Refusal`. */
    act: (input: WireInput): Promise<void> => act(input),
    /** The conditions on the wire, and what waits there. */
    onWire: (): { network: Network; held: readonly Held[] } => ({ network: wire.network, held: wire.held() }),
    /** Records what one of the page's clients says of itself. */
    report(report: ClientReport): void {
      recorder.record(report)
    },
    /** The real Socket.IO servers, for tests and benchmarks. */
    get servers(): readonly Server[] {
      return servers.map(({ io }) => io)
    },
    /** Milliseconds since anybody was connected, watched or asked. */
    idleFor(): number {
      if (clientsCount() > 0 || recorder.watched) touched = Date.now()
      return Date.now() - touched
    },
    async [Symbol.asyncDispose]() {
      await queue
      await stop('closed')
      connections.destroyAll()
      wire[Symbol.dispose]()
      recorder[Symbol.dispose]()
      account[Symbol.dispose]()
    },
  }
}
export type Lab = ReturnType<typeof createLab>
