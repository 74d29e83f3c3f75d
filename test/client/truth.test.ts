import { expect, test } from 'vitest'
import type { Fact, TraceEvent } from '#shared/trace.ts'
import { groundOf } from '../../client/truth/evidence.ts'
import { partsOf } from '../../client/truth/Sentence.tsx'
import { truthOf } from '../../client/truth/truths.ts'

/** Facts one after another, 10 ms apart, as a recorder stamps them. */
const trace = (...facts: readonly Fact[]) =>
  facts.map((fact, i) => ({ seq: i + 1, at: i * 10, ...fact }) as TraceEvent)
const truth = (facts: readonly Fact[], isLive = true) => truthOf(groundOf(trace(...facts)), isLive)
const why = (...facts: readonly Fact[]) => truth(facts).truth.why

const client = 'A'
const origin = 'http://localhost:3001'
const running: readonly Fact[] = [
  { kind: 'program.run', text: '', run: 1 },
  { kind: 'program.server', path: '/socket.io', options: {} },
  { kind: 'program.listen', port: 4000 },
]
const asked = (url = '/socket.io/?EIO=4&transport=polling'): Fact => ({
  kind: 'http.request',
  client,
  method: 'GET',
  url,
  headers: { origin },
  body: '',
  size: 0,
})
const answered = (status: number, request: number, headers = {}, body = ''): Fact => ({
  kind: 'http.response',
  client,
  request,
  status,
  headers,
  body,
  size: 0,
})
const failed: Fact = {
  kind: 'client.connect_error',
  client,
  namespace: '/',
  message: 'xhr poll error',
  description: 0,
  retries: true,
}
const connected: readonly Fact[] = [
  asked(),
  answered(200, 4, { 'access-control-allow-origin': origin }),
  { kind: 'engine.open', client, connection: 'x', transport: 'polling' },
  { kind: 'socket.connect', client, namespace: '/', id: 'id' },
  { kind: 'client.connect', client, namespace: '/', id: 'id', transport: 'polling' },
]

test('a 200 that names another origin was hidden by the browser', () => {
  const facts = [
    ...running,
    asked(),
    answered(200, 4, { 'access-control-allow-origin': 'http://localhost:3000' }),
  ]
  expect(truth(facts).truth.browser).toBe('아직 알려 준 것이 없어요.')
  expect(truth(facts).truth.why).toContain('감출 거예요')
  expect(why(...facts, failed)).toBe('`http://localhost:3000`만 허용해서 브라우저가 응답을 감췄어요.')
})

test('a 200 without any allowed origin was hidden too, and an allowed one was not', () => {
  expect(why(...running, asked(), answered(200, 4), failed)).toContain('허용한 출처가 없어서')
  const allowed = answered(200, 4, { 'access-control-allow-origin': '*' })
  expect(why(...running, asked(), allowed, failed)).toBe('이 증거만으로는 진짜 이유를 알 수 없어요.')
})

test('a wrong path, a missing server and app.listen are three things', () => {
  const missing = answered(404, 4)
  expect(why(...running, asked('/x/?EIO=4&transport=polling'), missing, failed)).toContain('`path`가 달라요')
  expect(why(...running, asked(), missing, failed)).toContain('`app.listen`')
  const plain: readonly Fact[] = [
    { kind: 'program.run', text: '', run: 1 },
    { kind: 'program.listen', port: 4000 },
  ]
  expect(why(...plain, asked(), answered(404, 3), failed)).toContain('만들지 않았어요')
})

test('a failure whose request never came is not blamed on the server', () => {
  expect(why(...running, failed)).toContain('이 실험실에 오지 않았어요')
})

test('nobody listening, another port, and a program that failed are told apart', () => {
  const refused: Fact = { kind: 'http.refused', client, request: 1, reason: 'not-listening' }
  expect(why(asked(), refused, failed)).toContain('듣는 서버가 없어요')
  expect(why(...running, asked(), { ...refused, request: 4 }, failed)).toContain('다른 포트')
  const stop: Fact = { kind: 'program.stop', reason: 'error' }
  expect(why(...running, stop, asked(), { ...refused, request: 5 }, failed)).toContain('프로그램이 멈춰서')
})

test('the answer of an earlier attempt does not explain a later failure', () => {
  const later: Fact = { ...failed, message: 'timeout' }
  const facts = trace(...running, asked(), answered(200, 4), failed, later)
  const last = facts.at(-1)
  if (last) last.at = 9_000
  expect(truthOf(groundOf(facts), true).truth.server).toBe('이 연결의 요청을 받은 적이 없어요.')
})

test('a refused namespace gives the reason of the server', () => {
  const refused: Fact = { kind: 'socket.refused', client, namespace: '/x', reason: 'Invalid namespace' }
  const told: Fact = { ...failed, namespace: '/x', message: 'Invalid namespace', retries: false }
  expect(why(...running, asked(), answered(200, 4), refused, told)).toContain('없는 네임스페이스')
})

test('a replaced program is the reason of a lost connection, and coming back is told', () => {
  const lost: readonly Fact[] = [
    { kind: 'program.stop', reason: 'replaced' },
    { kind: 'program.run', text: '', run: 2 },
    { kind: 'program.listen', port: 4000 },
    { kind: 'client.disconnect', client, namespace: '/', reason: 'transport close', retries: true },
  ]
  expect(why(...running, ...connected, ...lost)).toContain('저절로 돌아와요')
  const back: readonly Fact[] = [
    { kind: 'client.reconnecting', client, attempt: 1 },
    { kind: 'socket.connect', client, namespace: '/', id: 'id2' },
    { kind: 'client.connect', client, namespace: '/', id: 'id2', transport: 'polling' },
  ]
  expect(why(...running, ...connected, ...lost, ...back)).toContain('저절로 돌아왔지만')
})

test('an error that ended the program is told with its line', () => {
  const facts: readonly Fact[] = [
    ...running,
    ...connected,
    { kind: 'program.error', text: 'Error', line: 12 },
    { kind: 'program.stop', reason: 'error' },
    { kind: 'client.disconnect', client, namespace: '/', reason: 'transport close', retries: true },
  ]
  expect(truth(facts).truth.server).toContain('`server.js:12`')
})

test('two ends that name different reasons are both heard, and nobody guesses', () => {
  const lost = (mine: string, theirs: string) =>
    why(
      ...running,
      ...connected,
      { kind: 'socket.disconnect', client, namespace: '/', id: 'id', reason: theirs },
      { kind: 'client.disconnect', client, namespace: '/', reason: mine, retries: true },
    )
  expect(lost('transport close', 'ping timeout')).toContain('퐁이 제때')
  expect(lost('ping timeout', 'transport close')).toContain('핑이 제때')
  expect(lost('io client disconnect', 'client namespace disconnect')).toContain('`disconnect()`를 불렀어요')
  expect(lost('io server disconnect', 'server namespace disconnect')).toContain('서버 코드가')
  expect(lost('transport close', 'transport close')).toContain('알 수 없어요')
})

test('live, the newest failure is told; at a chosen row, whoever it is about', () => {
  const other: Fact = { kind: 'client.connecting', client: 'B', namespace: '/', url: 'http://localhost:4000' }
  const facts = [...running, asked(), answered(200, 4), failed, other]
  expect(truth(facts).client).toBe('A')
  expect(truth(facts, false).client).toBe('B')
})

test('every sentence fits a cell', () => {
  const all = [
    truth([]),
    truth(running),
    truth([...running, ...connected]),
    truth([...running, asked(), answered(200, 4), failed]),
    truth([...running, failed]),
  ]
  for (const { truth: told } of all)
    for (const sentence of [told.browser, told.server, told.why])
      expect(sentence.replaceAll('`', '').length).toBeLessThanOrEqual(60)
})

test('code stands between backticks', () => {
  expect(partsOf('`a`만 해요').map((part) => [part.isCode, part.text])).toEqual([
    [false, ''],
    [true, 'a'],
    [false, '만 해요'],
  ])
})
