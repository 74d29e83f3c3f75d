/** A lab whose wire is under conditions, driven through the doors as anybody would. */
import type { Conditions, Held, Network } from '../../server/shared/network.ts'
import type { TraceEvent } from '../../server/shared/trace.ts'
import { of } from './events.ts'
import { createNodePrograms } from './nodePrograms.ts'
import { type Made, startPlayground } from './playground.ts'
import { program } from './programText.ts'

type Change = { [K in keyof Conditions]?: unknown } & { client?: string }
export interface OnWire {
  network: Network
  held: Held[]
}

/** `body` runs for every socket; `limits` are the playground's. */
export async function startWire(body = '', options = '{}', limits: { openingMs?: number } = {}) {
  const playground = await startPlayground({ programs: createNodePrograms(), ...limits })
  const lab: Made = await playground.lab(program(body, options))
  const key = { 'x-lab-key': lab.key }
  const door = async (method: string, path: string, input: unknown): Promise<OnWire> => {
    const { status, json } = await playground.call(method, `/api/labs/${lab.id}/${path}`, input, key)
    if (status !== 200) throw new Error(`${status} ${json.problem.message}`)
    return json
  }
  const held = async (): Promise<Held[]> => (await playground.call('GET', `/api/labs/${lab.id}`)).json.held

  return {
    playground,
    lab,
    set: (change: Change) => door('PUT', 'conditions', change),
    act: (input: { do: string; seq?: number; client?: string; data?: string }) => door('POST', 'wire', input),
    held,
    trace: (): Promise<TraceEvent[]> => playground.trace(lab),
    /** Reason by which the server's sockets went. */
    reasons: async () => of(await playground.trace(lab), 'socket.disconnect').map(({ reason }) => reason),
    evaluate: (code: string) => playground.call('POST', `/api/labs/${lab.id}/console`, { code }, key),
    /** Runs the same program anew: the old one's process ends. */
    rerun: () => playground.call('PUT', `/api/labs/${lab.id}/program`, { program: lab.program }, key),
    [Symbol.asyncDispose]: () => playground[Symbol.asyncDispose](),
  }
}
export type WireUnderTest = Awaited<ReturnType<typeof startWire>>
