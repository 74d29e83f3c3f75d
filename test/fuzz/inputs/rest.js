/** Requests to the REST API, the page, and the paths beside them. */
import { conditions, wireAct } from './conditions.js'
import { line } from './lines.js'
import { program } from './programs.js'
import { request } from './requests.js'
import { bent, damaged, json, nearly, word } from './values.js'

const key = (random) =>
  random.chance(0.85) ? [['x-lab-key', '{key}']] : [['x-lab-key', random.pick(['', 'x', 'a'.repeat(43)])]]
const id = (random) =>
  random.chance(0.9)
    ? '{id}'
    : random.pick(['nothere', 'a', '..', '%2e%2e', '__proto__', 'a'.repeat(41), '%', '%ff', '{id}x'])
const body = (random, object) =>
  damaged(random, JSON.stringify(nearly(random, bent(random, object), 0.06)) ?? 'undefined', 0.1)

function post(random, method, path, object) {
  return request(random, {
    method,
    path: `/api/labs/${id(random)}${path}`,
    body: body(random, object),
    own: key(random),
  })
}
const get = (random, path, method = 'GET') => request(random, { method, path, own: key(random) })
const after = (random) =>
  random.pick(['0', '1', '999999', '-1', 'x', '1e9', '9'.repeat(20), '0&after=1', '[]=1'])

/** `makes` says that a lab comes of it: those are counted, and are deleted again. */
export function rest(random) {
  return random.weighted([
    [4, () => get(random, `/api/labs/${id(random)}`)],
    [2, () => get(random, `/api/labs/${id(random)}/trace?after=${after(random)}`)],
    [0.3, () => get(random, `/api/labs/${id(random)}/trace.har`)],
    [3, () => post(random, 'PUT', '/conditions', conditions(random))],
    [3, () => post(random, 'POST', '/wire', wireAct(random))],
    [3, () => post(random, 'POST', '/console', { code: line(random) })],
    [1, () => post(random, 'PUT', '/program', { program: program(random), patient: random.chance(0.2) })],
    [
      1,
      () => ({
        ...request(random, {
          method: 'POST',
          path: '/api/labs',
          body: body(random, { program: program(random) }),
        }),
        makes: true,
      }),
    ],
    [
      1,
      () =>
        request(random, { method: 'POST', path: '/api/labs', body: body(random, { program: json(random) }) }),
    ],
    [1, () => ({ ...request(random, { method: 'DELETE', path: '/api/labs/nothere', own: key(random) }) })],
    [1, () => get(random, '/api/playground')],
    [1, () => get(random, '/healthz', random.pick(['GET', 'HEAD', 'POST', 'OPTIONS', 'TRACE']))],
    [
      2,
      () =>
        get(
          random,
          random.pick([
            '/',
            '/index.html',
            '/assets/',
            '/frame/',
            '/frame/frame.js',
            '/favicon.ico',
            '/..%2f..%2fetc%2fpasswd',
            '/%c0%ae',
            '/assets/../../package.json',
            '//evil.example/',
            '/frame/..%5c..%5cindex.js',
            '/\\..\\',
          ]),
        ),
    ],
    [
      1,
      () =>
        get(
          random,
          `/api/${encodeURIComponent(
            word(random)
              .slice(0, 500)
              .replace(/[\ud800-\udfff]/g, ''),
          )}`,
          random.pick(['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']),
        ),
    ],
    [
      0.5,
      () =>
        request(random, {
          method: 'PUT',
          path: '/api/labs/{id}/program',
          body: ' '.repeat(random.pick([1, 65_000, 400_000])),
          own: key(random),
        }),
    ],
  ])
}
