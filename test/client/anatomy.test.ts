import { expect, test } from 'vitest'
import { partsWithin } from '#shared/wire/part.ts'
import { attachmentsOf, ownerOf } from '../../client/features/anatomy/attachments.ts'
import { piecesOf, problemOf } from '../../client/features/anatomy/pieces.ts'
import { rowsOf } from '../../client/features/anatomy/rows.ts'
import { viewOf } from '../../client/features/anatomy/view.ts'
import { sentenceOf, words } from '../../client/features/anatomy/words/words.ts'
import { flowOf } from '../../client/pictures/flow/flow.ts'
import type { WireCrossing } from '../../client/pictures/flow/types.ts'
import { checkTree } from '../shared/trees.ts'
import { everything } from './sessions/session.ts'

const flow = flowOf(everything)
const crossings = [...flow.crossings.values()]
const onTheWire = crossings.filter((crossing): crossing is WireCrossing => crossing.via === 'wire')
const parts = (raw: string) => {
  const crossing = crossings.find((one) => one.raw === raw)
  if (crossing?.via !== 'wire') throw new Error(`nothing crossed as ${raw}`)
  return piecesOf(crossing).map(({ text, label }) => `${text} ${label}`)
}

test('an event is its layers, its name and its arguments', () => {
  expect(parts('42["chat","안녕"]')).toEqual(['4 message', '2 EVENT', '"chat" 이름', '"안녕" 인자'])
  expect(parts('420["chat","안녕"]')).toEqual([
    '4 message',
    '2 EVENT',
    '0 확인 응답 번호',
    '"chat" 이름',
    '"안녕" 인자',
  ])
  expect(parts('430["받음"]')).toEqual(['4 message', '3 ACK', '0 확인 응답 번호', '"받음" 값'])
})

test('namespaces, refusals and the test ping are named', () => {
  expect(parts('40/news,')).toEqual(['4 message', '0 CONNECT', '/news 네임스페이스'])
  expect(parts('44/closed,{"message":"no entry"}')).toEqual([
    '4 message',
    '4 CONNECT_ERROR',
    '/closed 네임스페이스',
    '{"message":"no entry"} 거절',
  ])
  expect(parts('2probe')).toEqual(['2 ping', 'probe 시험'])
})

test('a request is its method, path and the query that matters', () => {
  expect(parts('GET …transport=polling')).toEqual(['GET 메서드', '/socket.io/ 경로', 'polling 전송 방식'])
})

test('the parts of every packet stand in it, in order', () => {
  for (const crossing of crossings) {
    if (crossing.via === 'code' || !crossing.engine || crossing.engine.binary) continue
    let at = 0
    for (const part of piecesOf(crossing)) {
      const found = crossing.raw.indexOf(part.text, at)
      expect(found).toBeGreaterThanOrEqual(at)
      at = found + part.text.length
    }
    expect(problemOf(crossing)).toBeNull()
  }
})

test('everything that crossed is a text whose parts cover it, with a row for each but headers', () => {
  expect(onTheWire.length).toBeGreaterThan(50)
  for (const crossing of onTheWire) {
    const view = viewOf(crossing)
    if (!view) throw new Error(`nothing is shown of ${crossing.key}`)
    checkTree(view.text, view.part)
    if (crossing.engine && !(crossing.engine.binary && view.frame)) expect(view.packet).not.toBeNull()
    if (view.packet && crossing.engine && !crossing.engine.binary)
      expect(view.text.slice(view.packet.span[0], view.packet.span[1])).toBe(crossing.raw)
    const rows = rowsOf(view.part, view.packet)
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
    expect(rows.length).toBeGreaterThan(0)
  }
})

test('the sentence of every part that crossed fits its line', () => {
  for (const crossing of onTheWire) {
    const view = viewOf(crossing)
    if (!view) continue
    const { direction } = crossing
    for (const whole of partsWithin(view.part))
      for (const part of whole.parts ?? []) {
        const text = view.text.slice(part.span[0], part.span[1])
        const says = sentenceOf({ text, direction, part, beside: whole.parts ?? [] })
        expect(says.length, says).toBeLessThanOrEqual(48)
        expect(says).toMatch(/(요|죠)\.$|\d 퐁\.$/)
      }
  }
  for (const { says, more } of Object.values(words)) {
    if (typeof says === 'string') expect(says.length, says).toBeLessThanOrEqual(48)
    if (more !== undefined) expect(more.split(/(?<=요\.)\s/).length, more).toBeLessThanOrEqual(5)
  }
})

test('every crossing has its pieces', () => {
  for (const crossing of onTheWire) expect(piecesOf(crossing).length).toBeGreaterThan(0)
})

test('bytes are found from their packet, and the packet from its bytes', () => {
  const bytes = onTheWire.filter(({ role }) => role === 'attachment')
  expect(bytes.length).toBeGreaterThan(0)
  for (const crossing of bytes) {
    const found = ownerOf(flow, crossing)
    if (!found) throw new Error(`${crossing.key} belongs to no packet`)
    expect(attachmentsOf(flow, found.owner)[found.index]).toBe(crossing)
  }
})
