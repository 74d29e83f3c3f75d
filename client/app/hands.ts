/** The keeper's hands on the programs and the clients of this page. */
import type { Deed } from '#shared/trace.ts'
import { clientsStore } from '../features/clients/store.ts'
import type { Code, Hands } from '../features/keep/hands.ts'
import type { Act } from '../features/keep/plan.ts'
import { programStore } from '../features/program/store.ts'
import { session } from '../lab/session.ts'
import { snapshot } from './snapshot.ts'

function code(): Code {
  const { clients } = clientsStore.getState()
  return { program: programStore.getState().typed ?? '', clients }
}

function setCode({ program, clients }: Code): void {
  programStore.getState().type(program)
  const { clients: known, remove } = clientsStore.getState()
  const named = new Set(clients.map(({ lane }) => lane))
  for (const { lane } of known) if (!named.has(lane)) remove(lane)
  for (const { lane, place, code: text } of clients) clientsStore.getState().put({ lane, place, code: text })
}

async function run(how: { patient: boolean }): Promise<string | null> {
  const answer = await session.run(programStore.getState().typed ?? '', how)
  return answer.ok ? null : answer.problem.message
}

function freshClients(): void {
  const { clients, setPlace } = clientsStore.getState()
  for (const { lane, place } of clients) setPlace(lane, place)
}

async function doDeed(lane: string, deed: Deed): Promise<boolean> {
  const { connect, disconnect, emit, evaluate, frames } = clientsStore.getState()
  const frame = frames[lane]
  if (frame?.status !== 'ready' || frame.ran === null) return false
  if (deed.do === 'connect') connect(lane)
  else if (deed.do === 'disconnect') disconnect(lane)
  else if (deed.do === 'evaluate') evaluate(lane, deed.code)
  else {
    const sent = await emit(lane, deed.namespace, deed.event, deed.args, deed.ack)?.sent
    return sent !== undefined && sent.status !== 'refused'
  }
  return true
}

async function act(one: Act): Promise<boolean> {
  const { put, run: runClient, clients, setPlace } = clientsStore.getState()
  switch (one.do) {
    case 'run':
      put({ lane: one.lane, place: one.place, code: one.code })
      runClient(one.lane)
      return true
    case 'client':
      return doDeed(one.lane, one.deed)
    case 'close': {
      const client = clients.find(({ lane }) => lane === one.lane)
      if (client) setPlace(one.lane, client.place)
      return client !== undefined
    }
    case 'console': {
      const answer = await session.evaluate(one.code)
      // A line that was refused may have been refused then, too.
      return answer.ok || answer.status === 422
    }
    default:
      return false
  }
}

export const hands: Hands = {
  snapshot,
  leaveLab: () => clientsStore.getState().open(null),
  code,
  setCode,
  run,
  freshClients,
  act,
}
