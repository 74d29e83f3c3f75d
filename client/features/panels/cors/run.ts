/** Fills cells: edits server.js, runs it, and lets real pages of the origins try to connect. */
import { type Clients, mostClients } from '../../../lab/clients/clients.ts'
import type { Place } from '../../../lab/clients/places.ts'
import { writeSettings } from '../../../lab/code/settings.ts'
import { type LabView, now } from '../../../lab/labView.ts'
import type { Trace } from '../../../lab/trace/store.ts'
import { until } from '../../../lab/until.ts'
import { serverOf } from '../../../pictures/server.ts'
import { changesFor } from './edits.ts'
import { places as everyPlace } from './origins.ts'
import { lineOf, type Row } from './rows.ts'
import { runStore } from './runStore.ts'

/** A page that has not loaded, or an attempt that has no result, after so long. */
const patienceMs = 12_000
const storyPort = 4000

/** The learner's own code runs in its page, and is connected or tries to be. */
const isInUse = ({ clients }: LabView, lane: string): boolean => {
  const frame = clients.getState().frames[lane]
  return (
    frame?.status === 'ready' && frame.ran !== null && frame.sockets.some(({ status }) => status !== 'off')
  )
}

/** A client of that place whose page may be loaded anew: rather one that is not in use, and a further one only where
 *  each other place keeps room for its first. `null`: five others are there. */
function laneFor(lab: LabView, place: Place): string | null {
  const { clients } = lab.clients.getState()
  const own = clients.filter((client) => client.place === place)
  const free = own.find(({ lane }) => !isInUse(lab, lane))
  if (free) return free.lane
  const others = everyPlace.filter((one) => one.place !== place)
  const missing = others.filter((one) => !clients.some((client) => client.place === one.place)).length
  const mayAdd = own.length === 0 || clients.length + missing < mostClients
  return (mayAdd ? lab.clients.add(place) : null) ?? own.at(-1)?.lane ?? null
}

/** Puts a text into server.js and runs it, where it is not the one that runs. */
async function runProgram(lab: LabView, text: string, gesture?: string): Promise<string | null> {
  const { program } = lab
  if (program.getState().typed !== text) program.edit(text, gesture)
  const server = now(lab, serverOf)
  if (lab.session.getState().running === text && server.listening && server.program === text) return null
  const answer = await program.run()
  return answer.ok ? null : answer.problem.message
}

/** The client's code was told, after that moment, whether it is connected. */
function toldSince({ events }: Trace, seq: number, lane: string): boolean {
  const newer = events.slice(events.findLastIndex((event) => event.seq <= seq) + 1)
  return newer.some(
    ({ kind, client }) => client === lane && (kind === 'client.connect' || kind === 'client.connect_error'),
  )
}

/** Lets one page try, in its console; resolves when the trace has what came of it. */
async function tryFrom(lab: LabView, row: Row, lane: string): Promise<string | null> {
  const { clients } = lab
  clients.reload(lane)
  const statusOf = ({ frames }: Clients) => frames[lane]?.status
  await until(clients, (state) => statusOf(state) === 'ready' || statusOf(state) === 'unreachable', {
    ms: patienceMs,
  })
  if (statusOf(clients.getState()) !== 'ready')
    return `클라이언트 ${lane}의 페이지가 열리지 않아요. 페이지를 새로 고쳐 주세요.`
  const server = now(lab, serverOf)
  const since = lab.trace.getState().last
  clients.evaluate(lane, lineOf(row, server.port ?? storyPort))
  // A result of its own, not a cell: another client of this origin may have filled that in the same batch.
  const isTold = await until(lab.trace, (trace) => toldSince(trace, since, lane), { ms: patienceMs })
  return isTold ? null : `클라이언트 ${lane}의 연결 결과가 오지 않았어요.`
}

interface Wanted {
  lab: LabView
  row: Row
  places: readonly Place[]
  /** The code that the row's edit begins with. */
  base: string
  /** Rows of one gesture are one step of the editor's undo. */
  gesture?: string
}

/** Runs one row from these places at once; what went wrong, in Korean. */
async function runRow({ lab, row, places, base, gesture }: Wanted): Promise<string | null> {
  const lanes: string[] = []
  for (const place of places) {
    const lane = laneFor(lab, place)
    if (lane === null)
      return '클라이언트가 벌써 다섯이라 이 출처의 클라이언트를 더 만들 수 없어요. 하나를 지운 뒤에 다시 해 주세요.'
    lanes.push(lane)
  }
  const written = row.server
    ? writeSettings(base, 'server', changesFor(row.server))
    : { ok: true as const, text: base }
  if (!written.ok) return written.message
  const refused = await runProgram(lab, written.text, gesture)
  if (refused !== null) return refused
  const problems = await Promise.all(lanes.map((lane) => tryFrom(lab, row, lane)))
  return problems.find((problem) => problem !== null) ?? null
}

const isBusy = () => runStore.getState().status === 'running'
const cannot = '지금은 실행할 수 없어요. 서버의 코드를 기다려 주세요.'

/** Fills cells of one row: the code of the row stays in server.js. */
export async function fillCells(lab: LabView, row: Row, places: readonly Place[]): Promise<void> {
  if (isBusy() || lab.record !== null) return
  const base = lab.program.getState().typed
  if (base === null) {
    runStore.setState({ status: 'idle', problem: cannot }, true)
    return
  }
  runStore.setState({ status: 'running', row: row.id, places, done: 0, total: 1, stopping: false }, true)
  const problem = await runRow({ lab, row, places, base })
  runStore.setState({ status: 'idle', problem }, true)
}

/** Fills the whole table, row by row; at the end the learner's own code is back, as one change, and runs. */
export async function fillTable(lab: LabView, rows: readonly Row[]): Promise<void> {
  if (isBusy() || lab.record !== null) return
  const { program } = lab
  const base = program.getState().typed
  if (base === null) {
    runStore.setState({ status: 'idle', problem: cannot }, true)
    return
  }
  const places = everyPlace.map(({ place }) => place)
  const gesture = `cors ${performance.now()}`
  let problem: string | null = null
  let ours = base
  for (const [done, row] of rows.entries()) {
    const now = runStore.getState()
    if (now.status === 'running' && now.stopping) break
    if (program.getState().typed !== ours) {
      runStore.setState(
        { status: 'idle', problem: '코드를 고치셔서 표 채우기를 멈췄어요. 고친 코드는 그대로 있어요.' },
        true,
      )
      return
    }
    runStore.setState(
      { status: 'running', row: row.id, places, done, total: rows.length, stopping: false },
      true,
    )
    problem = await runRow({ lab, row, places, base, gesture })
    ours = program.getState().typed ?? ours
    if (problem !== null) break
  }
  if (program.getState().typed === ours) problem = (await runProgram(lab, base, gesture)) ?? problem
  runStore.setState({ status: 'idle', problem }, true)
}
