/** The wire in words, and packets put together again around what was typed. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { HeldUnit } from '#shared/model/wire.ts'
import { type Conditions, freeConditions, freeNetwork } from '#shared/network.ts'
import type { Fact } from '#shared/trace.ts'
import { decodeSocketPacket } from '#shared/wire/socket.ts'
import { draftOf, editable, packetWith, payloadWith } from '../../client/features/network/rewriting.ts'
import {
  activeOn,
  activeText,
  chipText,
  dueText,
  filterText,
  heldText,
  leftText,
} from '../../client/features/network/words.ts'
import { crossingsOf } from '../../client/pictures/flow/crossings.ts'
import { flowOf } from '../../client/pictures/flow/flow.ts'
import type { WireCrossing } from '../../client/pictures/flow/types.ts'
import { wireOf } from '../../client/pictures/network.ts'
import { answer, get, open, post, traceOf } from './sessions/facts.ts'

const joined = [get('A', 'transport=polling'), answer(1, open)]
const frame = (data: string): Fact => ({
  kind: 'ws.frame',
  client: 'A',
  connection: 's1',
  socket: 1,
  direction: 'up',
  opcode: 1,
  data,
  size: data.length,
})
const traceWith = (unit: Fact) => {
  const held: Fact = { kind: 'wire.held', client: 'A', of: 3, direction: 'up', types: ['message'] }
  return traceOf([...joined, unit, held])
}
const onWire = (unit: Fact): HeldUnit => {
  const [one] = wireOf(traceWith(unit)).held
  if (!one) throw new Error('nothing is held')
  return one
}
const heldOf = (unit: Fact): readonly WireCrossing[] => {
  const flow = flowOf(traceWith(unit))
  return crossingsOf(flow, flow.wire.held[0]?.unit ?? fail())
}
const rewritten = (unit: readonly WireCrossing[], text: string): string => {
  const crossing = editable(unit)
  if (!crossing) throw new Error('nothing can be changed')
  return payloadWith(unit, crossing, packetWith(draftOf(crossing), text, crossing.role === 'ack'))
}

test('of an event only the arguments change: namespace, id and name stay', () => {
  const unit = heldOf(frame('42/room,7["chat","안녕",1]'))
  expect(draftOf(unit[0] ?? fail())).toMatchObject({ kind: 'args', text: '"안녕", 1' })
  expect(rewritten(unit, '"다른 말", {"a": [1]}')).toBe('42/room,7["chat","다른 말",{"a":[1]}]')
  expect(rewritten(unit, '')).toBe('42/room,7["chat"]')
  expect(rewritten(heldOf(frame('430["받음"]')), '1, 2')).toBe('430[1,2]')
  expect(rewritten(heldOf(frame('430[]')), '')).toBe('430[]')
})
function fail(): never {
  throw new Error('no packet')
}

test('other packets change as text, and the others of one payload stay as they are', () => {
  expect(rewritten(heldOf(frame('2probe')), '2')).toBe('2')
  expect(rewritten(heldOf(post('A', 's1', '3\x1e42["a",1]\x1e41')), '2')).toBe('3\x1e42["a",2]\x1e41')
  expect(rewritten(heldOf(post('A', 's1', '451-["f",{"_placeholder":true,"num":0}]\x1ebAQID')), '"x"')).toBe(
    '451-["f","x"]\x1ebAQID',
  )
})

test('whatever arguments are written, the packet holds exactly these', () => {
  const unit = heldOf(frame('42["chat","안녕"]'))
  fc.assert(
    fc.property(fc.array(fc.jsonValue(), { maxLength: 4 }), (args) => {
      const text = args.map((arg) => JSON.stringify(arg)).join(' , ')
      const { data } = decodeSocketPacket(rewritten(unit, text).slice(1))
      expect(data).toEqual(JSON.parse(JSON.stringify(['chat', ...args])))
    }),
    { numRuns: 300 },
  )
})

test('a request without packets cannot be changed', () => {
  expect(editable(heldOf(get('A', 'transport=polling&sid=s1')))).toBeNull()
})

test('conditions as sentences, each of its own', () => {
  const texts = (part: Partial<Conditions>) =>
    activeOn({ ...freeNetwork, lab: { ...freeConditions, ...part } }).map(activeText)
  expect(texts({ hold: {} })).toEqual(['지나가는 것을 모두 붙잡아요'])
  expect(texts({ hold: { types: ['pong'] }, delay: { ms: 800 } })).toEqual([
    '퐁만 붙잡아요',
    '모두 800 ms씩 늦춰요',
  ])
  expect(texts({ delay: { ms: 0 } })).toEqual([])
  const clients = { A: { ...freeConditions, blockUpgrade: true } }
  expect(activeOn({ ...freeNetwork, clients }).map(activeText)).toEqual(['A의 웹소켓을 막아요'])
  expect(filterText({})).toBeNull()
  expect(filterText({ client: 'ext-1' })).toBe('외부 1만')
})

test('the chip says what matters most', () => {
  const pong: HeldUnit = { ...onWire(frame('3')), types: ['pong'] }
  const network = { ...freeNetwork, lab: { ...freeConditions, hold: {} } }
  expect(chipText({ network: freeNetwork, held: [] })).toBe('전선 그대로')
  expect(chipText({ network, held: [pong] })).toBe('A의 퐁을 붙잡는 중')
  expect(chipText({ network, held: [pong, pong] })).toBe('패킷 2개를 붙잡는 중')
  expect(heldText([pong])).toBe('A → 서버 패킷 1개를 붙잡고 있어요')
  expect(heldText([pong, onWire({ ...frame('3'), client: 'B' } as Fact)])).toBe('패킷 2개를 붙잡고 있어요')
})

test('what is due is counted as one reads it, and said when it is over', () => {
  expect([3_150, 45_200, 400_000].map(leftText)).toEqual(['3.2초', '46초', '7분'])
  const timer = { client: 'A', connection: 's1', from: 0, until: 1, held: 3, after: null } as const
  expect(dueText({ ...timer, kind: 'pingTimeout', waits: 'server' }, 3_200)).toBe(
    '서버는 3.2초 안에 퐁을 기다려요',
  )
  expect(dueText({ ...timer, kind: 'pingTimeout', waits: 'client' }, 0)).toBe(
    'A 쪽은 핑을 더 기다리지 않아요',
  )
})
