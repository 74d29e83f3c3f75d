/** The browser's check of an answer, as the model makes it. */
import { describe, expect, test } from 'vitest'
import { checkCors } from '#shared/model/cors.ts'
import type { HttpRequest, HttpResponse } from '#shared/trace.ts'

const origin = 'http://localhost:3000'
const asking = (more: Record<string, string> = {}, method = 'GET'): HttpRequest => ({
  kind: 'http.request',
  seq: 1,
  at: 0,
  client: 'A',
  method,
  url: '/socket.io/?EIO=4&transport=polling',
  headers: { origin, host: 'localhost:4000', ...more },
  body: '',
  size: 0,
})
const answering = (headers: Record<string, string>, status = 200): HttpResponse => ({
  kind: 'http.response',
  seq: 2,
  at: 1,
  request: 1,
  status,
  headers,
  body: '',
  size: 0,
})
const preflight = (more: Record<string, string> = {}) =>
  asking({ 'access-control-request-method': 'GET', ...more }, 'OPTIONS')
const allow = { 'Access-Control-Allow-Origin': origin }
const star = { 'Access-Control-Allow-Origin': '*' }
const credentials = { 'Access-Control-Allow-Credentials': 'true' }
const token = { 'access-control-request-headers': 'X-Token' }

describe('[M3] the check of CORS', () => {
  const cases: [string, HttpRequest, HttpResponse, boolean, object][] = [
    ['no header', asking(), answering({}), false, { is: 'kept', reason: { is: 'no origin' } }],
    ['this origin', asking(), answering(allow), false, { is: 'allowed', by: 'origin' }],
    ['any origin', asking(), answering(star), false, { is: 'allowed', by: 'star' }],
    [
      'any origin, with cookies',
      asking(),
      answering(star),
      true,
      { reason: { is: 'star with credentials' } },
    ],
    [
      'any origin, with a cookie that was sent',
      asking({ cookie: 'a=b' }),
      answering(star),
      false,
      { reason: { is: 'star with credentials' } },
    ],
    ['credentials not allowed', asking(), answering(allow), true, { reason: { is: 'no credentials' } }],
    ['credentials', asking(), answering({ ...allow, ...credentials }), true, { is: 'allowed' }],
    [
      'an origin with a slash',
      asking(),
      answering({ 'access-control-allow-origin': `${origin}/` }),
      false,
      { reason: { is: 'other origin', slash: true } },
    ],
    ['a WebSocket', asking(), answering({}, 101), true, { is: 'unchecked', because: 'websocket' }],
    [
      'the same origin',
      asking({ host: 'localhost:3000' }),
      answering({}),
      false,
      { is: 'unchecked', because: 'same origin' },
    ],
    [
      'no browser',
      { ...asking(), client: 'ext-1' },
      answering({}),
      false,
      { is: 'unchecked', because: 'no browser' },
    ],
    [
      'a preflight that is refused',
      preflight(),
      answering(allow, 404),
      false,
      { reason: { is: 'preflight status', status: 404 } },
    ],
    [
      'a header that is not named',
      preflight(token),
      answering(allow, 204),
      false,
      { reason: { is: 'header', name: 'x-token' } },
    ],
    [
      'a header that is named',
      preflight(token),
      answering({ ...allow, 'Access-Control-Allow-Headers': 'a, X-TOKEN' }, 204),
      false,
      { is: 'allowed' },
    ],
    [
      'any header',
      preflight(token),
      answering({ ...allow, 'access-control-allow-headers': '*' }, 204),
      false,
      { is: 'allowed' },
    ],
    [
      'any header, with credentials: a name like any other',
      preflight(token),
      answering({ ...allow, ...credentials, 'access-control-allow-headers': '*' }, 204),
      true,
      { reason: { is: 'header', name: 'x-token' }, header: 'access-control-allow-headers' },
    ],
    [
      'any header, and authorization',
      preflight({ 'access-control-request-headers': 'authorization' }),
      answering({ ...allow, 'access-control-allow-headers': '*' }, 204),
      false,
      { reason: { is: 'header', name: 'authorization' } },
    ],
    [
      'a method that is not named',
      preflight({ 'access-control-request-method': 'PUT' }),
      answering(allow, 204),
      false,
      { reason: { is: 'method', name: 'PUT' } },
    ],
    [
      'an OPTIONS request that is no preflight',
      asking({}, 'OPTIONS'),
      answering(allow, 404),
      false,
      { is: 'allowed' },
    ],
  ]
  test.each(cases)('%s', (_name, request, response, withCredentials, verdict) => {
    expect(checkCors(request, response, withCredentials)).toMatchObject(verdict)
  })
})

test('[M3] two origins in one answer are neither of them', () => {
  const both = { ...answering({}), headers: { 'access-control-allow-origin': [origin, 'http://b'] } }
  expect(checkCors(asking(), both, false)).toMatchObject({ reason: { is: 'other origin' } })
})
