/** The network panel: switches over the conditions, and what they lead to in words. */
import { expect, test } from 'vitest'
import { type Conditions, freeConditions, freeNetwork, type Network } from '#shared/network.ts'
import { conditionsInput } from '#shared/networkInput.ts'
import {
  blockSentence,
  delaySentence,
  durationText,
  holdSentence,
  silenceSentence,
  waitsOf,
} from '../../client/features/network/consequences.ts'
import {
  changed,
  positionOf,
  type SwitchKind,
  shown,
  turned,
} from '../../client/features/network/switches.ts'
import { activeOn, activeText } from '../../client/features/network/words.ts'
import { createConditions } from '../../server/wire/conditions.ts'

const choices = { filter: { types: ['pong'] }, delay: { ms: 300 }, silence: 'up' } as const
const networkOf = (lab: Partial<Conditions>, clients: Record<string, Partial<Conditions>> = {}): Network => ({
  lab: { ...freeConditions, ...lab },
  clients: Object.fromEntries(
    Object.entries(clients).map(([client, own]) => [client, { ...freeConditions, ...own }]),
  ),
})
const kinds: readonly SwitchKind[] = ['hold', 'delay', 'block', 'silence']

test('each switch turns its own condition on and off again, and no other', () => {
  for (const who of [null, 'A', 'ext-2'])
    for (const kind of kinds) {
      const conditions = createConditions()
      const on = conditionsInput.parse(turned(conditions.network, kind, who, true, choices))
      conditions.change(on)
      for (const other of kinds)
        expect(positionOf(conditions.network, other, who)).toBe(other === kind ? 'on' : 'off')
      expect(positionOf(conditions.network, kind, 'B')).toBe(who === null ? 'byAll' : 'off')
      conditions.change(conditionsInput.parse(turned(conditions.network, kind, who, false, choices)))
      expect(conditions.network).toEqual(freeNetwork)
    }
})

test('everybody’s hold that names one client is that client’s', () => {
  const network = networkOf({ hold: { client: 'B', types: ['pong'] } })
  expect(positionOf(network, 'hold', null)).toBe('off')
  expect(positionOf(network, 'hold', 'A')).toBe('off')
  expect(positionOf(network, 'hold', 'B')).toBe('on')
  expect(turned(network, 'hold', 'B', false, choices)).toEqual({ hold: null })
  expect(changed(network, 'hold', choices)).toEqual([{ hold: { types: ['pong'], client: 'B' } }])
})

test('another choice goes to all that are on, and what is in force is shown', () => {
  const network = networkOf(
    {},
    { A: { delay: { ms: 900 } }, B: { delay: { ms: 900 } }, C: { silence: 'down' } },
  )
  expect(changed(network, 'delay', choices)).toEqual([
    { client: 'A', delay: { ms: 300 } },
    { client: 'B', delay: { ms: 300 } },
  ])
  expect(changed(network, 'hold', choices)).toEqual([])
  expect(shown(network, choices)).toEqual({ filter: choices.filter, delay: { ms: 900 }, silence: 'down' })
})

test('what leads to a ping timeout is said with the times of the server that runs', () => {
  const waits = waitsOf({ pingInterval: 2_000, pingTimeout: 1_500, transports: ['polling', 'websocket'] })
  expect(holdSentence({ types: ['pong'] }, waits)).toContain('1.5초 안에 퐁을 못 받으면 ping timeout')
  expect(holdSentence({ types: ['ping'], direction: 'down' }, waits)).toContain('3.5초 동안 핑이 오지 않으면')
  expect(holdSentence({}, waits)).toContain('3.5초')
  expect(holdSentence({ direction: 'up' }, waits)).toContain('1.5초')
  expect(holdSentence({ types: ['message'] }, waits)).toContain('연결은 그대로예요')
  expect(silenceSentence('up', waits)).toContain('1.5초')
  expect(silenceSentence('down', waits)).toContain('3.5초')
  expect(silenceSentence('both', waits)).toMatch(/1\.5초.*3\.5초/)
  expect(delaySentence({ ms: 300 }, waits)).toContain('600 ms')
  expect(delaySentence({ ms: 300 }, waits)).toContain('연결은 남아요')
  expect(delaySentence({ ms: 700, jitter: 200 }, waits)).toContain('넘으면 ping timeout')
  expect(delaySentence({ ms: 1_000 }, waits)).toContain('넘어서 ping timeout')
  expect(delaySentence({ ms: 0 }, waits)).toContain('써 주세요')
  expect(blockSentence(waits)).toContain('폴링에 머물러요')
  expect(blockSentence(waitsOf({ transports: ['websocket'] }))).toContain('연결하지 못해요')
  expect(waitsOf({})).toEqual({
    pingInterval: 25_000,
    pingTimeout: 20_000,
    upgradeTimeout: 10_000,
    polling: true,
  })
  expect([300, 2_500, 45_000, 3_600_000].map(durationText)).toEqual(['300 ms', '2.5초', '45초', '60분'])
})

test('whose packets are held is said', () => {
  const said = (own: Partial<Conditions>) => activeOn(networkOf({}, { B: own })).map(activeText)
  expect(said({ hold: {} })).toEqual(['B만 붙잡아요'])
  expect(said({ hold: { types: ['pong'] } })).toEqual(['B의 퐁만 붙잡아요'])
  expect(said({ hold: { direction: 'up' } })).toEqual(['B에서 서버로 가는 것만 붙잡아요'])
  expect(said({ hold: { direction: 'down', types: ['ping', 'open'] } })).toEqual([
    'B의 것 가운데 고른 것만 붙잡아요',
  ])
})
