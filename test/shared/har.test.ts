/** HAR: every request and frame of a trace is in it, whatever happened on the wire, and it is HAR 1.2. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { harOf } from '#shared/har/har.ts'
import type { Fact, TraceEvent } from '#shared/trace.ts'
import { answer, browser, get, traceOf } from '../client/sessions/facts.ts'
import { everything } from '../client/sessions/session.ts'
import { harSchema } from '../support/harSchema.ts'
import { wireFacts } from '../support/wireFacts.ts'

const born = Date.UTC(2026, 4, 1, 9)
const har = (events: readonly TraceEvent[]) => harOf(events, born).log.entries

/** The `seq` of what a HAR holds. */
function held(events: readonly TraceEvent[]) {
  const entries = har(events)
  return {
    requests: entries.map((entry) => entry._seq),
    frames: entries
      .flatMap((entry) => ('_webSocketMessages' in entry ? entry._webSocketMessages : []))
      .map((m) => m._seq),
  }
}
const seqs = (events: readonly TraceEvent[], kind: TraceEvent['kind']) =>
  events.filter((event) => event.kind === kind).map((event) => event.seq)

test('every request and frame of any trace is in its HAR once, and the HAR is HAR 1.2', () => {
  fc.assert(
    fc.property(wireFacts, (facts) => {
      const events = traceOf(facts)
      const { requests, frames } = held(events)
      expect(new Set(requests).size).toBe(requests.length)
      for (const seq of seqs(events, 'http.request')) expect(requests).toContain(seq)
      expect(frames.sort((a, b) => a - b)).toEqual(seqs(events, 'ws.frame'))
      expect(() => harSchema.parse(harOf(events, born))).not.toThrow()
    }),
    { numRuns: 300 },
  )
})

test('a recorded session: what was sent is what stands in it', () => {
  const entries = har(everything)
  harSchema.parse(harOf(everything, born))
  expect(held(everything).requests).toEqual(seqs(everything, 'http.request'))
  expect(held(everything).frames.sort((a, b) => a - b)).toEqual(seqs(everything, 'ws.frame'))
  const handshake = entries[0]
  expect(handshake?.request).toMatchObject({
    method: 'GET',
    url: expect.stringMatching(/^http:\/\/[^/]+\/socket\.io\/\?EIO=4&transport=polling/),
    queryString: expect.arrayContaining([{ name: 'EIO', value: '4' }]),
  })
  expect(handshake?.response.content).toMatchObject({ text: expect.stringMatching(/^0\{"sid"/) })
  const upgraded = entries.find((entry) => entry.response.status === 101)
  expect(upgraded?.request.url).toMatch(/^ws:/)
  expect(upgraded).toMatchObject({
    _resourceType: 'websocket',
    _webSocketMessages: expect.arrayContaining([
      expect.objectContaining({ type: 'send', opcode: 1, data: '2probe' }),
      expect.objectContaining({ type: 'receive', opcode: 1, data: '3probe' }),
    ]),
  })
})

test('what a learner held is time in a queue, and what they did is said', () => {
  const facts: Fact[] = [
    get('A', 'transport=polling'),
    { kind: 'wire.held', of: 1, direction: 'up', types: ['http'] },
    { kind: 'wire.edited', of: 1, data: '40' },
    { kind: 'wire.released', of: 1 },
    answer(1, '0{"sid":"s1"}'),
    { kind: 'wire.dropped', of: 5, by: 'learner' },
  ]
  const [entry] = har(traceOf(facts))
  expect(entry?.timings).toEqual({ blocked: 15, send: 0, wait: 5, receive: 0 })
  expect(entry?.request).toMatchObject({
    _held: { since: 5, ms: 10 },
    postData: { text: '40', _original: '' },
  })
  expect(entry?.response).toMatchObject({ _dropped: 'learner', comment: '전선에서 버렸어요.' })
})

test('no answer, cookies, bytes and compressed bodies are told as HAR tells them', () => {
  const asked = (headers = {}): Fact => ({ ...get('A', 'x=1'), headers: { ...browser, ...headers } }) as Fact
  const facts: Fact[] = [
    asked({ cookie: 'io=abc; theme="d=1"' }),
    { kind: 'http.refused', request: 1, reason: 'not-listening' },
    asked(),
    { kind: 'http.cut', request: 3, by: 'client' },
    asked(),
    {
      kind: 'http.response',
      request: 5,
      status: 200,
      headers: {
        'set-cookie': ['io=abc; Path=/; HttpOnly; SameSite=Lax', 'b=c; Secure'],
        'content-encoding': 'gzip',
      },
      body: { base64: 'AQID' },
      size: 3,
      decoded: '풀린 글',
    },
    asked(),
    { kind: 'http.response', request: 7, status: 200, headers: {}, body: { base64: 'AQID' }, size: 3 },
  ]
  const [refused, cut, compressed, bytes] = har(traceOf(facts))
  expect(refused?.request.cookies).toEqual([
    { name: 'io', value: 'abc' },
    { name: 'theme', value: '"d=1"' },
  ])
  expect(refused?.response).toMatchObject({ status: 0, _error: 'not-listening' })
  expect(cut?.response).toMatchObject({ status: 0, _error: 'cut-by-client' })
  expect(compressed?.response.cookies).toEqual([
    { name: 'io', value: 'abc', path: '/', httpOnly: true, _sameSite: 'Lax' },
    { name: 'b', value: 'c', secure: true },
  ])
  expect(compressed?.response.bodySize).toBe(3)
  expect(compressed?.response.content).toMatchObject({
    size: 10,
    compression: 7,
    text: '풀린 글',
    _compressed: 'gzip',
  })
  expect(bytes?.response.content).toMatchObject({ text: 'AQID', encoding: 'base64' })
})

test('what crossed the wire compressed and cannot be read is neither text nor bytes of the page', () => {
  const headers = { 'content-encoding': 'br', 'content-type': 'text/plain' }
  const body = { base64: 'AQID' }
  const frame = { kind: 'ws.frame', socket: 3, direction: 'up', opcode: 1, size: 3 } as const
  const facts = [
    get('A', 'x=1'),
    { kind: 'http.response', request: 1, status: 200, headers, body, size: 3 },
    { ...get('A', 'x=2'), headers: { ...browser, upgrade: 'websocket' } },
    { ...frame, data: body, compressed: true },
    { ...frame, data: '2probe' },
    { ...frame, opcode: 2, data: body },
  ] as Fact[]
  const [answered, socket] = har(traceOf(facts))
  expect(answered?.response.content).toEqual({
    size: 0,
    mimeType: 'text/plain',
    comment: '압축된 본문이라 내용은 없어요.',
    _compressed: 'br',
    _wire: 'AQID',
  })
  const messages = socket && '_webSocketMessages' in socket ? socket._webSocketMessages : []
  expect(messages).toMatchObject([
    { opcode: 1, data: '', _wire: 'AQID', _compressed: true },
    { opcode: 1, data: '2probe' },
    { opcode: 2, data: 'AQID', _encoding: 'base64' },
  ])
  expect(messages[0]).not.toHaveProperty('_encoding')
  harSchema.parse(harOf(traceOf(facts), born))
})

test('who ended a connection before its answer is who is named', () => {
  const cutBy = (by: 'client' | 'server' | 'learner'): Fact[] => [
    get('A', 'x=1'),
    { kind: 'http.cut', request: 1, by },
  ]
  const errorOf = (by: 'client' | 'server' | 'learner') => har(traceOf(cutBy(by)))[0]?.response
  expect(errorOf('client')).toMatchObject({ _error: 'cut-by-client' })
  expect(errorOf('server')).toMatchObject({ _error: 'cut-by-server' })
  expect(errorOf('learner')).toMatchObject({
    _error: 'cut-by-learner',
    comment: '답이 다 오기 전에 놀이터에서 연결을 끊었어요.',
  })
})

test('frames whose request was let go still stand in an entry', () => {
  const [entry] = har(everything.filter((event) => event.kind === 'ws.frame').slice(0, 3))
  expect(entry).toMatchObject({ comment: '요청은 오래돼서 지워졌어요.', _resourceType: 'websocket' })
})

test('an address is the one that was asked for, with what stood before the path that the lab saw', () => {
  const [event] = traceOf([get('A', 'transport=polling')])
  if (event?.kind !== 'http.request') throw new Error('no request')
  const asked = { ...event, headers: { host: 'localhost:4000' } }
  const urlOf = (request: TraceEvent) => har([request])[0]?.request.url
  expect(urlOf({ ...asked, base: '/lab/abcd@A' })).toBe(
    'http://localhost:4000/lab/abcd@A/socket.io/?EIO=4&transport=polling',
  )
  expect(urlOf(asked)).toBe('http://localhost:4000/socket.io/?EIO=4&transport=polling')
  expect(urlOf({ ...asked, base: '/lab/abcd', url: 'http://elsewhere/x' })).toBe('http://elsewhere/x')
})
