/** What the page says that waits on the wire is what waits there. */
import { describe, expect, test } from 'vitest'
import { withStops } from '#shared/model/stops.ts'
import type { TraceEvent } from '#shared/trace.ts'
import { flowOf } from '../../client/pictures/flow/flow.ts'
import { wireOf } from '../../client/pictures/network.ts'
import { ws } from '../support/ends.ts'
import { next } from '../support/playground.ts'
import { startWire, type WireUnderTest } from '../support/wire.ts'

/** What waits, as the server has it and as a page has it that got this trace. */
async function waiting(wire: WireUnderTest): Promise<{ server: number[]; page: number[] }> {
  const server = (await wire.held()).map(({ seq }) => seq)
  const page = wireOf(await wire.trace()).held.map(({ unit }) => unit.seq)
  return { server, page }
}
const without = ({ stopped: _, ...event }: TraceEvent & { stopped?: unknown }) => event as TraceEvent

describe('[W40] a unit that does not go on at once', () => {
  test('that waits for what was sent before it: the close of a WebSocket behind a held event', async () => {
    await using wire = await startWire()
    const client = wire.playground.client(wire.lab, '/', ws)
    await next(client, 'connect')
    await wire.set({ hold: { direction: 'up' } })
    client.emit('n', 1)
    await expect.poll(async () => (await wire.held()).length).toBe(1)
    client.disconnect()
    const fates = async () =>
      [...flowOf(await wire.trace()).crossings.values()].flatMap((crossing) =>
        crossing.via === 'wire' && crossing.role === 'ws-close-frame' && crossing.direction === 'up'
          ? [crossing.unit.fate]
          : [],
      )
    await expect.poll(fates).toEqual(['delayed'])
    // The event and the namespace's farewell go; then the close frame is at the head, and held itself.
    for (let turn = 0; turn < 2; turn += 1) await wire.act({ do: 'release' })
    await expect.poll(fates).toEqual(['held'])
    const { server, page } = await waiting(wire)
    expect(server).toHaveLength(1)
    expect(page).toEqual(server)
    await wire.act({ do: 'release' })
    await expect.poll(fates).toEqual(['arrived'])
    expect(await waiting(wire)).toEqual({ server: [], page: [] })
  })

  test('says so itself, and the event right after it says how; an older record is read the same', async () => {
    await using wire = await startWire()
    await wire.set({ hold: { direction: 'down', types: ['message'] }, delay: { ms: 5 } })
    const client = wire.playground.client(wire.lab, '/', { ...ws, reconnection: false })
    await expect.poll(async () => (await wire.held()).length).toBe(1)
    await wire.act({ do: 'release' })
    await expect.poll(() => client.connected).toBe(true)
    await wire.set({ hold: null, delay: null, silence: 'up' })
    client.emit('n', 1)
    await expect.poll(async () => (await wire.trace()).some(({ kind }) => kind === 'wire.dropped')).toBe(true)
    const trace = await wire.trace()
    const said = trace.flatMap((event) => ('stopped' in event ? [[event.seq, event.stopped]] : []))
    expect(new Set(said.map(([, how]) => how))).toEqual(new Set(['held', 'delayed', 'dropped']))
    expect(withStops(trace.map(without))).toEqual(trace)
  })
})
