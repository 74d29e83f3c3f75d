/** Changes what the page is about: the programs, the clients, and the lab under them. */
import { clientsStore } from '../features/clients/store.ts'
import type { CourseHands } from '../features/lessons/hands.ts'
import { programStore } from '../features/program/store.ts'
import { freeScene, placeStore } from '../lab/place.ts'
import { session, sessionStore, workspace } from '../lab/session.ts'
import { backToNow, traceStore } from '../lab/trace/store.ts'
import { closeRecord } from '../lab/trace/viewing.ts'
import { until } from '../lab/until.ts'

type Wanted = Parameters<CourseHands['open']>[0]
type Scene = Parameters<Wanted['keep']>[0]

const keepMs = 300
let keeping = { now: () => {}, stop: () => {} }
let turn = 0
let queue: Promise<unknown> = Promise.resolve()

const typedNow = (): Scene => ({
  server: programStore.getState().typed ?? '',
  clients: clientsStore.getState().clients.map(({ lane, place, code }) => ({ lane, place, code })),
})

/** Longer programs do not run either. */
const isKept = ({ server, clients }: Scene): boolean =>
  [server, ...clients.map(({ code }) => code)].every((text) => text.length <= 64_000)

/** Keeps every change of what is typed, soon or `now`; the last one before the `stop`, too. */
function keepChanges(keep: Wanted['keep']): typeof keeping {
  let timer: ReturnType<typeof setTimeout> | undefined
  let known = JSON.stringify(typedNow())
  const write = () => {
    clearTimeout(timer)
    timer = undefined
    const now = typedNow()
    const text = JSON.stringify(now)
    if (text !== known && isKept(now)) keep(now)
    known = text
  }
  const later = () => {
    timer ??= setTimeout(write, keepMs)
  }
  const stops = [programStore.subscribe(later), clientsStore.subscribe(later)]
  addEventListener('pagehide', write)
  const now = () => {
    if (timer !== undefined) write()
  }
  return {
    now,
    stop: () => {
      removeEventListener('pagehide', write)
      for (const stop of stops) stop()
      now()
    },
  }
}

/** See `CourseHands.keepTyped`. */
export const keepTyped = (): void => keeping.now()

function put({ server, clients }: Scene): void {
  programStore.getState().type(server)
  const { clients: known, remove, put: putClient } = clientsStore.getState()
  for (const { lane } of known) if (!clients.some((client) => client.lane === lane)) remove(lane)
  for (const client of clients) putClient(client)
  for (const { lane } of clients) clientsStore.getState().reload(lane)
}

/** The lab that the page has made by itself is as good as a new one. */
async function hasFreshLab(runs: string): Promise<boolean> {
  await until(sessionStore, ({ status }) => status === 'open' || status === 'failed')
  const { events } = traceStore.getState()
  return sessionStore.getState().running === runs && !events.some(({ client }) => client !== undefined)
}

/** See `CourseHands.open`. */
export async function openScene({ key, start, own, keep, anew }: Wanted): Promise<boolean> {
  turn += 1
  const mine = turn
  keeping.stop()
  const isShown = !anew && workspace.readText('scene') === key
  const isUnknown = workspace.readText('scene') === null
  workspace.write('scene', key)
  if (isShown || (isUnknown && key === freeScene)) {
    placeStore.setState({ scene: key })
    sessionStore.setState({ seed: start.server })
    keeping = keepChanges(keep)
    return false
  }
  closeRecord()
  backToNow()
  placeStore.setState({ scene: key })
  put(own ?? start)
  keeping = keepChanges(keep)
  queue = queue.then(async () => {
    if (mine !== turn) return
    if (!(isUnknown && (await hasFreshLab(start.runs)))) await session.renew(start.runs)
    sessionStore.setState({ seed: start.server })
  })
  await queue
  return (
    mine === turn &&
    (own === null || JSON.stringify(own) === JSON.stringify({ server: start.server, clients: start.clients }))
  )
}
