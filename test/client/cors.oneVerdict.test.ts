/** What a browser makes of an answer is said in three places, the CORS table, the truth strip and the diagram: always the same. */
import { expect, test } from 'vitest'
import type { CorsReason } from '#shared/model/cors.ts'
import type { Fate } from '#shared/model/units.ts'
import type { Fact, Json } from '#shared/trace.ts'
import { attemptsOf } from '../../client/features/panels/cors/attempts.ts'
import { verdictOf } from '../../client/features/panels/cors/verdict.ts'
import { flowOf } from '../../client/pictures/flow/flow.ts'
import { answered, asked, client, failed, origin, running, told, trace } from './truthFacts.ts'

const acao = (value: string, more = {}) => ({ 'access-control-allow-origin': value, ...more })
const credentials = { 'access-control-allow-credentials': 'true' }
const allowHeaders = (value: string) => ({ 'access-control-allow-headers': value })
const connecting = (more = {}): Fact => ({
  kind: 'client.connecting',
  client,
  namespace: '/',
  url: 'http://localhost:4000',
  ...more,
})
const plain = connecting()
const withCredentials = connecting({ withCredentials: true })
const preflight = (headers: object, method = 'GET') =>
  asked('transport=polling', {
    method: 'OPTIONS',
    headers: { origin, 'access-control-request-method': method, ...headers },
  })
const asksToken = { 'access-control-request-headers': 'x-token' }
const websocket = asked('transport=websocket', { headers: { origin, upgrade: 'websocket' } })

/** What each place says after these facts, which follow four of a program that runs. */
function places(facts: readonly Fact[], options: { [key: string]: Json } = {}) {
  const all = [...running(options), ...facts]
  const events = trace(all)
  const [attempt] = attemptsOf(events).values()
  const rows = [...flowOf(events).crossings.values()]
  const answer = rows.findLast((row) => row.via === 'wire' && row.unit.kind === 'response')
  if (!attempt || answer?.via !== 'wire') throw new Error('no attempt')
  const { kind, reason } = verdictOf(attempt)
  return { table: [kind, reason.is], strip: told(all).cause, row: answer.unit.fate }
}

interface Case {
  name: string
  facts: readonly Fact[]
  options?: { [key: string]: Json }
  table: readonly [string, CorsReason['is'] | 'forbidden' | 'allowed' | 'unexplained' | 'silence']
  strip: string
  row: Fate
}
const star = { cors: { origin: '*' } }
const headerStar = answered(5, 204, acao(origin, { ...credentials, ...allowHeaders('*') }))
const hidden = (strip: string, reason: CorsReason['is']) =>
  ({ table: ['hidden', reason], strip, row: 'hidden' }) as const

const cases: readonly Case[] = [
  {
    name: 'with credentials `*` names no header, as the client tells after the answer',
    facts: [preflight(asksToken), headerStar, withCredentials, failed()],
    ...hidden('preflight-headers', 'header'),
  },
  {
    name: 'with credentials `*` names no header, as the client told before the answer',
    facts: [preflight(asksToken), withCredentials, headerStar, failed()],
    ...hidden('preflight-headers', 'header'),
  },
  {
    name: 'a header that is left out',
    facts: [preflight(asksToken), answered(5, 204, acao('*', allowHeaders('x-other'))), plain, failed()],
    ...hidden('preflight-headers', 'header'),
  },
  {
    name: '`*` never stands for authorization',
    facts: [
      preflight({ 'access-control-request-headers': 'authorization' }),
      answered(5, 204, acao('*', allowHeaders('*'))),
      plain,
      failed(),
    ],
    ...hidden('preflight-headers', 'header'),
  },
  {
    name: 'a method that is not allowed',
    facts: [
      preflight({}, 'PUT'),
      answered(5, 204, acao('*', { 'access-control-allow-methods': 'GET,POST' })),
      plain,
      failed(),
    ],
    ...hidden('preflight-method', 'method'),
  },
  {
    name: 'a preflight that is refused',
    facts: [preflight(asksToken), answered(5, 400, acao('*', allowHeaders('x-token'))), plain, failed()],
    ...hidden('preflight-status', 'preflight status'),
  },
  {
    name: '`*` with credentials, as the client tells after the answer',
    facts: [asked(), answered(5, 200, acao('*')), withCredentials, failed()],
    options: star,
    ...hidden('wildcard-credentials', 'star with credentials'),
  },
  {
    name: '`*` with credentials, as the client told before the answer',
    facts: [asked(), withCredentials, answered(5, 200, acao('*')), failed()],
    options: star,
    ...hidden('wildcard-credentials', 'star with credentials'),
  },
  {
    name: '`*` with a cookie that no client tells of',
    facts: [
      asked('transport=polling', { headers: { origin, cookie: 'a=1' } }),
      answered(5, 200, acao('*')),
      plain,
      failed(),
    ],
    options: star,
    ...hidden('wildcard-credentials', 'star with credentials'),
  },
  {
    name: 'credentials that are not allowed',
    facts: [asked(), answered(5, 200, acao(origin)), withCredentials, failed()],
    ...hidden('credentials-not-allowed', 'no credentials'),
  },
  {
    name: 'another origin',
    facts: [asked(), answered(5, 200, acao('http://a')), plain, failed()],
    ...hidden('origin-string', 'other origin'),
  },
  {
    name: 'the same origin with a slash',
    facts: [asked(), answered(5, 200, acao(`${origin}/`)), plain, failed()],
    ...hidden('trailing-slash', 'other origin'),
  },
  {
    name: 'no origin at all',
    facts: [asked(), answered(5, 200), plain, failed()],
    ...hidden('cors-none', 'no origin'),
  },
  {
    name: 'an answer that the page did not get, and no header says why',
    facts: [asked(), answered(5, 200, acao('*')), plain, failed()],
    options: star,
    table: ['hidden', 'unexplained'],
    strip: 'unexplained',
    row: 'hidden',
  },
  {
    name: 'an answer that was lost on the wire was kept by no browser',
    facts: [
      asked(),
      answered(5, 200, acao('*')),
      { kind: 'wire.dropped', of: 6, by: 'learner' },
      withCredentials,
      failed('timeout'),
    ],
    options: star,
    table: ['unreached', 'silence'],
    strip: 'answer-lost',
    row: 'dropped',
  },
  {
    name: 'a WebSocket that the server refused is hidden by no rule of CORS',
    facts: [
      websocket,
      { kind: 'engine.error', client, code: 4, message: '' },
      answered(5, 403),
      plain,
      failed('websocket error'),
    ],
    table: ['refused', 'forbidden'],
    strip: 'allow-request-websocket',
    row: 'arrived',
  },
  {
    name: 'an answer that the page before would not have got, and this one, without credentials, did',
    facts: [
      withCredentials,
      asked(),
      answered(6, 200, acao('*')),
      { kind: 'client.gone', client },
      plain,
      { kind: 'client.connect', client, namespace: '/', id: 'x', transport: 'polling' },
    ],
    options: star,
    table: ['allowed', 'allowed'],
    strip: 'one-sided',
    row: 'arrived',
  },
]

for (const { name, facts, options, ...expected } of cases)
  test(name, () => {
    expect(places(facts, options)).toEqual(expected)
  })

test('what the next attempt asks with changes nothing of the answer before it', () => {
  const first = [asked(), answered(5, 200, acao('*')), plain, failed('no')]
  expect(places([...first, withCredentials], star).row).toBe('arrived')
})
