/** Fills cells: edits server.js, runs it, and lets real pages of the origins try to connect. */
import { writeSettings } from '../../../lab/code/settings.ts'
import { sessionStore } from '../../../lab/session.ts'
import { traceStore } from '../../../lab/trace/store.ts'
import { isViewing, liveTrace } from '../../../lab/trace/viewing.ts'
import { until } from '../../../lab/until.ts'
import { serverOf } from '../../../pictures/server.ts'
import type { Hands, Place } from '../hands.ts'
import { changesFor } from './edits.ts'
import { places as everyPlace } from './origins.ts'
import { lineOf, type Row } from './rows.ts'
import { runStore } from './runStore.ts'

/** A page that has not loaded, or an attempt that has no result, after so long. */
const patienceMs = 12_000
const storyPort = 4000
const mostClients = 5

const liveOf = <V>(fold: { follow: (cursor: 'live') => (moment: ReturnType<typeof liveTrace>) => V }): V =>
  fold.follow('live')({ ...liveTrace(), cursor: null })

/** The learner's own code runs in its page, and is connected or tries to be. */
const isInUse = ({ clients }: Hands, lane: string): boolean => {
  const frame = clients.store.getState().frames[lane]
  return (
    frame?.status === 'ready' && frame.ran !== null && frame.sockets.some(({ status }) => status !== 'off')
  )
}

/** A client of that place whose page may be loaded anew: rather one that is not in use, and a further one only where
 *  each other place keeps room for its first. `null`: five others are there. */
function laneFor(hands: Hands, place: Place): string | null {
  const { clients } = hands.clients.store.getState()
  const own = clients.filter((client) => client.place === place)
  const free = own.find(({ lane }) => !isInUse(hands, lane))
  if (free) return free.lane
  const others = everyPlace.filter((one) => one.place !== place)
  const missing = others.filter((one) => !clients.some((client) => client.place === one.place)).length
  const mayAdd = own.length === 0 || clients.length + missing < mostClients
  return (mayAdd ? hands.clients.add(place) : null) ?? own.at(-1)?.lane ?? null
}

/** Puts a text into server.js and runs it, where it is not the one that runs. */
async function runProgram({ program }: Hands, text: string, gesture?: string): Promise<string | null> {
  if (program.store.getState().typed !== text) program.type(text, gesture)
  const server = liveOf(serverOf)
  if (sessionStore.getState().running === text && server.listening && server.program === text) return null
  const answer = await program.run()
  return answer.ok ? null : answer.problem.message
}

/** The client's code was told, after that moment, whether it is connected. */
function toldSince(seq: number, lane: string): boolean {
  const { events } = liveTrace()
  const newer = events.slice(events.findLastIndex((event) => event.seq <= seq) + 1)
  return newer.some(
    ({ kind, client }) => client === lane && (kind === 'client.connect' || kind === 'client.connect_error'),
  )
}

/** Lets one page try, in its console; resolves when the trace has what came of it. */
async function tryFrom({ clients }: Hands, row: Row, lane: string): Promise<string | null> {
  const { store } = clients
  clients.reload(lane)
  const statusOf = ({ frames }: ReturnType<typeof store.getState>) => frames[lane]?.status
  await until(store, (state) => statusOf(state) === 'ready' || statusOf(state) === 'unreachable', {
    ms: patienceMs,
  })
  if (statusOf(store.getState()) !== 'ready')
    return `클라이언트 ${lane}의 페이지가 열리지 않아요. 페이지를 새로 고쳐 주세요.`
  const server = liveOf(serverOf)
  const since = liveTrace().last
  clients.evaluate(lane, lineOf(row, server.port ?? storyPort))
  // A result of its own, not a cell: another client of this origin may have filled that in the same batch.
  const isTold = await until(traceStore, () => toldSince(since, lane), { ms: patienceMs })
  return isTold ? null : `클라이언트 ${lane}의 연결 결과가 오지 않았어요.`
}

interface Wanted {
  hands: Hands
  row: Row
  places: readonly Place[]
  /** The code that the row's edit begins with. */
  base: string
  /** Rows of one gesture are one step of the editor's undo. */
  gesture?: string
}

/** Runs one row from these places at once; what went wrong, in Korean. */
async function runRow({ hands, row, places, base, gesture }: Wanted): Promise<string | null> {
  const lanes: string[] = []
  for (const place of places) {
    const lane = laneFor(hands, place)
    if (lane === null)
      return '클라이언트가 벌써 다섯이라 이 출처의 클라이언트를 더 만들 수 없어요. 하나를 지운 뒤에 다시 해 주세요.'
    lanes.push(lane)
  }
  const written = row.server
    ? writeSettings(base, 'server', changesFor(row.server))
    : { ok: true as const, text: base }
  if (!written.ok) return written.message
  const refused = await runProgram(hands, written.text, gesture)
  if (refused !== null) return refused
  const problems = await Promise.all(lanes.map((lane) => tryFrom(hands, row, lane)))
  return problems.find((problem) => problem !== null) ?? null
}

const isBusy = () => runStore.getState().status === 'running'
const cannot = '지금은 실행할 수 없어요. 서버의 코드를 기다려 주세요.'

/** Fills cells of one row: the code of the row stays in server.js. */
export async function fillCells(hands: Hands, row: Row, places: readonly Place[]): Promise<void> {
  if (isBusy() || isViewing()) return
  const base = hands.program.store.getState().typed
  if (base === null) {
    runStore.setState({ status: 'idle', problem: cannot }, true)
    return
  }
  runStore.setState({ status: 'running', row: row.id, places, done: 0, total: 1, stopping: false }, true)
  const problem = await runRow({ hands, row, places, base })
  runStore.setState({ status: 'idle', problem }, true)
}

/** Fills the whole table, row by row; at the end the learner's own code is back, as one change, and runs. */
export async function fillTable(hands: Hands, rows: readonly Row[]): Promise<void> {
  if (isBusy() || isViewing()) return
  const { program } = hands
  const base = program.store.getState().typed
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
    const stopping = now.status === 'running' && now.stopping
    if (stopping || isViewing()) break
    if (program.store.getState().typed !== ours) {
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
    problem = await runRow({ hands, row, places, base, gesture })
    ours = program.store.getState().typed ?? ours
    if (problem !== null) break
  }
  if (program.store.getState().typed === ours) problem = (await runProgram(hands, base, gesture)) ?? problem
  runStore.setState({ status: 'idle', problem }, true)
}
