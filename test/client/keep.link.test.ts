/** Links: what is carried arrives, and whatever is opened instead never throws. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mostCharacters, readLink, type Shared, writeLink } from '../../client/features/keep/link.ts'
import { originsHere, strangeOrigins } from '../../client/features/keep/origins.ts'
import { planOf } from '../../client/features/keep/plan.ts'
import { freeNetwork, type Network } from '../../server/shared/network.ts'
import { anyCharacter } from '../shared/trees.ts'
import { everything } from './sessions/session.ts'

const text = fc.string({ unit: 'grapheme', maxLength: 300 })
const place = fc.constantFrom('app' as const, 'other' as const, 'null' as const)
const network = fc.constantFrom<Network>(freeNetwork, {
  lab: {
    hold: { direction: 'down', types: ['pong'] },
    delay: { ms: 80, jitter: 5 },
    blockUpgrade: true,
    silence: 'up',
  },
  clients: { A: { hold: {}, delay: null, blockUpgrade: false, silence: null } },
})
const act = fc.oneof(
  fc.record({ do: fc.constant('run' as const), lane: fc.constantFrom('A', 'B'), code: text, place }),
  fc.record({
    do: fc.constant('client' as const),
    lane: fc.constantFrom('A', 'B'),
    deed: fc.oneof(
      fc.record({ do: fc.constantFrom('connect' as const, 'disconnect' as const) }),
      fc.record({ do: fc.constant('evaluate' as const), code: text }),
      fc.record({
        do: fc.constant('emit' as const),
        namespace: fc.constant('/'),
        event: text,
        args: fc.array(fc.jsonValue({ stringUnit: anyCharacter, maxDepth: 2 }) as fc.Arbitrary<null>, {
          maxLength: 3,
        }),
        ack: fc.boolean(),
      }),
    ),
  }),
  fc.record({ do: fc.constant('close' as const), lane: fc.constantFrom('A', 'B') }),
  fc.record({ do: fc.constant('console' as const), code: text }),
  fc.record({ do: fc.constant('conditions' as const), network }),
)
const effect = fc.string({ maxLength: 20 }).map((rest) => `A ${rest}`)
const after = fc.dictionary(effect, fc.nat(50), { maxKeys: 3 })
const shared: fc.Arbitrary<Shared> = fc.record({
  program: text,
  clients: fc.array(fc.record({ lane: fc.constantFrom('A', 'C', 'E'), place, code: text }), { maxLength: 3 }),
  network,
  step: fc.option(
    fc.record({
      client: fc.option(fc.constantFrom('A', 'ext-1')),
      role: fc.constantFrom('event', 'ping'),
      nth: fc.nat(9),
      patient: fc.boolean(),
      acts: fc.array(fc.record({ act, after }), { maxLength: 6 }),
      after,
      skipped: fc.record({ outside: fc.nat(9), wire: fc.nat(9), earlier: fc.nat(9) }),
    }),
  ),
})
/** As JSON has it: no -0, no prototypes. */
const plain = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown

test('what a link carries arrives as it was', async () => {
  await fc.assert(
    fc.asyncProperty(shared, async (one) => {
      const hash = await writeLink(one)
      expect(hash).toMatch(/^#socketio=[\w-]+$/)
      expect(plain(await readLink(hash ?? ''))).toEqual({ ok: true, shared: plain(one) })
    }),
    { numRuns: 100 },
  )
})

test('the files of a lab arrive, and what is none does not', async () => {
  const one = { program: '1', clients: [], network: freeNetwork, step: null }
  const files = { 'rooms.js': 'exports.a = "가"', 'public/a.png': { base64: 'aGk=' } }
  expect(await readLink((await writeLink({ ...one, files })) ?? '')).toEqual({
    ok: true,
    shared: { ...one, files },
  })
  expect((await readLink((await writeLink({ ...one, files: { '/etc/x': '' } })) ?? '')).ok).toBe(false)
})

test('what was done in a recorded session fits into a link', async () => {
  const plan = planOf(everything, () => 'app')
  if (!plan) throw new Error('nothing ran')
  const { program, ...rest } = plan
  const hash = await writeLink({
    program,
    clients: [],
    network: freeNetwork,
    step: { client: 'A', role: 'event', nth: 0, ...rest },
  })
  expect(hash?.length).toBeLessThan(6_000)
})

test('whatever stands in a hash is refused in Korean and never throws, also what is cut or changed', async () => {
  const good =
    (await writeLink({ program: 'x'.repeat(500), clients: [], network: freeNetwork, step: null })) ?? ''
  const hashes = fc.oneof(
    fc.string().map((end) => `#socketio=${end}`),
    fc.base64String({ maxLength: 400 }).map((end) => `#socketio=${end}`),
    fc.nat(good.length - 1).map((at) => good.slice(0, at)),
    fc.nat(good.length - 12).map((at) => `${good.slice(0, at + 11)}!${good.slice(at + 12)}`),
  )
  await fc.assert(
    fc.asyncProperty(hashes, async (hash) => {
      const read = await readLink(hash)
      expect(read).toMatchObject({ ok: false, problem: expect.stringMatching(/[가-힣].*요\.$/) })
    }),
    { numRuns: 300 },
  )
})

test('what is too long becomes no link, and none is unpacked beyond its size', async () => {
  let state = 1
  const noise = Array.from({ length: 60_000 }, () => {
    state = (state * 48_271) % 2_147_483_647
    return String.fromCharCode(33 + (state % 90))
  })
  expect(
    await writeLink({ program: noise.join(''), clients: [], network: freeNetwork, step: null }),
  ).toBeNull()
  expect(await readLink(`#socketio=${'A'.repeat(mostCharacters)}`)).toMatchObject({ ok: false })
  const bomb = new Blob(['0'.repeat(20_000_000)]).stream().pipeThrough(new CompressionStream('deflate-raw'))
  const packed = Buffer.from(await new Response(bomb).arrayBuffer()).toString('base64url')
  expect(packed.length).toBeLessThan(mostCharacters)
  expect(await readLink(`#socketio=${packed}`)).toMatchObject({ ok: false })
})

test('origins that no client of the page has are found, and only they', () => {
  const program = `const io = new Server(server, { cors: { origin: ["http://192.168.0.5:3000", 'http://localhost:3000'] } })
// http://elsewhere.example/docs
server.listen(4000)`
  const known = originsHere({ protocol: 'http:', hostname: 'localhost' } as Location, [3000, 3001])
  expect(strangeOrigins(program, known)).toEqual(['http://192.168.0.5:3000'])
  expect(strangeOrigins('origin: "http://localhost:3002"', known)).toEqual(['http://localhost:3002'])
  expect(strangeOrigins('origin: "*"', known)).toEqual([])
})
