import { expect, test, vi } from 'vitest'
import type { ClientReport } from '#shared/trace.ts'
import { createClients, createStagger } from '../../client/lab/clients/clients.ts'

type Link = Parameters<ReturnType<typeof createClients>['attached']>[1]

/** A store over a map, and links that note what was asked. */
function begin(kept = new Map<string, unknown>()) {
  const reports: ClientReport[] = []
  const asked: string[] = []
  /** What was told and asked, in the order of both. */
  const order: string[] = []
  const store = createClients({
    read: (name) => kept.get(name),
    write: (name, value) => void kept.set(name, JSON.parse(JSON.stringify(value))),
    report: (more) => {
      reports.push(...more)
      order.push(...more.map(({ kind }) => kind))
    },
    editor: { edit: () => {} },
    backToNow: () => {},
  })
  const link = (lane: string) =>
    ({
      origin: 'http://localhost:3000',
      ask: ({ kind }: { kind: string }) => {
        asked.push(`${lane} ${kind}`)
        order.push(kind)
      },
    }) as unknown as Link
  const load = (lane: string) => store.attached(lane, link(lane))
  return { store, kept, reports, asked, order, load, state: store.getState }
}
const connected = [{ namespace: '/', status: 'connected', id: 'x', transport: 'websocket' }] as const

test('five clients at most, each with the first free letter', () => {
  const { store, state } = begin()
  expect(state().clients.map((c) => c.lane)).toEqual(['A', 'B'])
  expect(['C', 'D', 'E']).toEqual([store.add('other'), store.add('null'), store.add('app')])
  expect(store.add('app')).toBeNull()
  store.remove('B')
  expect(store.add('other')).toBe('B')
  expect(state().clients.map((c) => c.place)).toEqual(['app', 'other', 'other', 'null', 'app'])
})

test('pages are told of a patient run, those that load later before their code runs', async () => {
  const { store, load, asked } = begin()
  load('A')
  store.bePatient(true)
  expect(asked).toEqual(['A patient'])
  store.connect('B')
  load('B')
  await expect.poll(() => asked).toEqual(['A patient', 'B patient', 'B run'])
})

test('that a page runs its code is told before it does: nothing of it can cross the wire earlier', async () => {
  const { store, load, order, reports } = begin()
  store.connect('A')
  load('A')
  await expect.poll(() => order).toEqual(['client.run', 'run'])
  expect(reports).toMatchObject([{ kind: 'client.run', client: 'A', origin: 'http://localhost:3000' }])
})

test('connecting runs the code once the page is there, and only once', async () => {
  const { store, state, load, asked } = begin()
  store.connect('A')
  expect(asked).toEqual([])
  load('A')
  await expect.poll(() => asked).toEqual(['A run'])
  expect(state().frames['A']).toMatchObject({ status: 'ready', ran: state().clients[0]?.code })
})

test('a disconnected client connects again without a new page, unless its code was edited', async () => {
  const { state, store, load, asked } = begin()
  load('A')
  store.connect('A')
  await expect.poll(() => asked).toEqual(['A run'])
  store.heard('A', { kind: 'sockets', sockets: connected })
  store.connect('A')
  await expect.poll(() => asked).toEqual(['A run', 'A connect'])
  store.setCode('A', 'io("http://localhost:4000")')
  store.connect('A')
  expect(state().loads['A']).toBe(1)
  expect(state().frames['A']).toEqual({ status: 'loading' })
})

test('code and clients outlive a reload; who was connected waits for 연결', async () => {
  const first = begin()
  first.store.setCode('B', '// mine')
  first.load('A')
  first.store.connect('A')
  await expect.poll(() => first.asked).toEqual(['A run'])
  first.store.heard('A', { kind: 'sockets', sockets: connected })

  const second = begin(first.kept)
  expect(second.state().clients[1]?.code).toBe('// mine')
  expect(second.state().before).toEqual(['A'])
  expect(second.reports).toEqual([{ kind: 'client.gone', client: 'A' }])
  second.load('A')
  expect(second.asked).toEqual([])
  second.store.connect('A')
  await expect.poll(() => second.asked).toEqual(['A run'])
  expect(second.state().before).toEqual([])
})

test.each([null, 7, { clients: 'x' }, { clients: [{ lane: 'Z', place: 'app', code: '' }, null] }])(
  'what was kept wrongly (%j) is no obstacle',
  (kept) => {
    const { state } = begin(new Map([['clients', kept]]))
    expect(Array.isArray(state().clients)).toBe(true)
  },
)

test('reports carry the lane that the page gave, whatever the frame says', () => {
  const { store, reports } = begin()
  store.heard('A', {
    kind: 'report',
    report: { kind: 'client.upgrade', client: 'B', transport: 'websocket' },
  })
  expect(reports).toEqual([{ kind: 'client.upgrade', client: 'A', transport: 'websocket' }])
})

test('what happens at once is spaced out', () => {
  vi.useFakeTimers()
  try {
    const began = Date.now()
    const at: number[] = []
    const stagger = createStagger({ gapMs: 25, now: Date.now })
    for (let i = 0; i < 4; i += 1) stagger(() => at.push(Date.now() - began))
    vi.runAllTimers()
    expect(at).toEqual([0, 25, 50, 75])
  } finally {
    vi.useRealTimers()
  }
})
