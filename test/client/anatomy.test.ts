import { expect, test } from 'vitest'
import { partsOf, problemOf } from '../../client/anatomy/parts.ts'
import { flowOf } from '../../client/trace/flow/flow.ts'
import { everything } from './sessions/session.ts'

const crossings = [...flowOf(everything).crossings.values()]
const parts = (raw: string) => {
  const crossing = crossings.find((one) => one.raw === raw)
  if (!crossing) throw new Error(`nothing crossed as ${raw}`)
  return partsOf(crossing).map(({ text, label }) => `${text} ${label}`)
}

test('an event is its layers, its name and its arguments', () => {
  expect(parts('42["chat","안녕"]')).toEqual(['4 message', '2 EVENT', '"chat" 이름', '"안녕" 인자'])
  expect(parts('420["chat","안녕"]')).toEqual([
    '4 message',
    '2 EVENT',
    '0 응답 번호',
    '"chat" 이름',
    '"안녕" 인자',
  ])
  expect(parts('430["받음"]')).toEqual(['4 message', '3 ACK', '0 응답 번호', '"받음" 값'])
})

test('namespaces, refusals and the test ping are named', () => {
  expect(parts('40/news,')).toEqual(['4 message', '0 CONNECT', '/news 네임스페이스'])
  expect(parts('44/closed,{"message":"no entry"}')).toEqual([
    '4 message',
    '4 CONNECT_ERROR',
    '/closed 네임스페이스',
    '{"message":"no entry"} 데이터',
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
    for (const part of partsOf(crossing)) {
      const found = crossing.raw.indexOf(part.text, at)
      expect(found).toBeGreaterThanOrEqual(at)
      at = found + part.text.length
    }
    expect(problemOf(crossing)).toBeNull()
  }
})
