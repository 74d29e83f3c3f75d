/** Every option of the client is listed once, with a trial or the reason why there is none. */
import { expect, test } from 'vitest'
import { clientEntries } from '../../client/features/panels/options/client/clientEntries.ts'
import { canTry } from '../../client/features/panels/options/entry.ts'
import { writeSettings } from '../../client/lab/code/settings.ts'
import { clientOptionProblem, clientOptions } from '../../server/shared/clientOptions.ts'

/** socket.io-client 4.8 and engine.io-client 6.6, by their own option types; the last ten are Node's. */
const known =
  `forceNew multiplex autoConnect reconnection reconnectionAttempts reconnectionDelay reconnectionDelayMax
  randomizationFactor timeout parser auth ackTimeout retries transports transportImplementations upgrade rememberUpgrade
  tryAllTransports path addTrailingSlash query extraHeaders withCredentials forceBase64 timestampRequests timestampParam
  requestTimeout transportOptions protocols closeOnBeforeunload autoUnref useNativeTimers perMessageDeflate
  agent pfx key cert ca ciphers rejectUnauthorized`.split(/\s+/)

const place = { lane: 'A', url: 'http://localhost:4000', path: '/socket.io', io: 'io', socket: 'socket' }

test('every option is there, once', () => {
  expect(clientEntries.map(({ name }) => name).sort()).toEqual([...known].sort())
  expect(Object.keys(clientOptions.shape).sort()).toEqual([...known].sort())
})

test.each(clientEntries.map((entry) => [entry.name, entry] as const))(
  '%s can be tried, or says why not',
  (_name, entry) => {
    const { trial, meta } = entry
    expect(meta.help).toMatch(/요\.$/)
    expect(meta.wire).toMatch(/요\.$/)
    if (!canTry(trial)) {
      expect(trial.why).toMatch(/요\.$/)
      return
    }
    const changes = trial.changes(place)
    expect(changes.some(({ in: where, path }) => where === 'client' && path[0] === entry.name)).toBe(true)
    const written = writeSettings(
      'const socket = io("http://localhost:4000");',
      'client',
      changes.filter(({ in: where }) => where === 'client'),
    )
    expect(written.ok).toBe(true)
    expect(trial.effect([], place)).toBeNull()
  },
)

test.each([
  ['reconnectionDelay', 'abc'],
  ['reconnectionDelay', 0],
  ['reconnectionDelay', Number.NaN],
  ['reconnectionAttempts', -1],
  ['timeout', 0],
  ['auth', 'token'],
  ['transports', []],
  ['transports', ['carrier-pigeon']],
  ['randomizationFactor', 2],
] as const)('%s of %j is not offered, and it is said why in Korean', (name, value) => {
  expect(clientOptionProblem(name, value)).toMatch(/[가-힣]/)
})

test.each([
  ['reconnectionDelay', 300],
  ['timeout', false],
  ['auth', { token: 'abcd' }],
  ['query', 'a=1'],
  ['transports', ['websocket']],
] as const)('%s of %j is fine', (name, value) => {
  expect(clientOptionProblem(name, value)).toBeNull()
})
