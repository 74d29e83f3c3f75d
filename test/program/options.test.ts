/** Option values that would end, flood or stall a process that many learners share are refused, by name. */
import { describe, expect, test } from 'vitest'
import { checkOptions } from '#shared/options.ts'

const fn = { $: 'function' }
const nothing = { $: 'undefined' }
const notANumber = { $: 'number', text: 'NaN' }
const infinite = { $: 'number', text: 'Infinity' }

/** Option, value, the field that is named. */
const refusals: [string, unknown, string?][] = [
  ...[0, 1, 199].map((value): [string, unknown] => ['pingInterval', value]),
  ...['pingInterval', 'pingTimeout'].flatMap((name): [string, unknown][] =>
    [-1, 2 ** 31, 1.5, '25000', 'abc', null, true, {}, [], nothing, notANumber, infinite, fn].map((value) => [
      name,
      value,
    ]),
  ),
  ...[-1, '10000', 2 ** 31, nothing, null, notANumber, infinite].map((value): [string, unknown] => [
    'upgradeTimeout',
    value,
  ]),
  ...[0, '1e6', 2 ** 31, nothing, infinite].map((value): [string, unknown] => ['maxHttpBufferSize', value]),
  ...[-1, 2 ** 31, '45000', notANumber, infinite].map((value): [string, unknown] => [
    'connectTimeout',
    value,
  ]),
  ['path', 42],
  ['path', fn],
  ['transports', 'polling'],
  ['transports', ['carrier-pigeon']],
  ['transports', nothing],
  ['transports', [1]],
  ['allowRequest', true],
  ['allowRequest', 'yes'],
  ['allowRequest', {}],
  ['connectionStateRecovery', 'yes'],
  ['connectionStateRecovery', { maxDisconnectionDuration: notANumber }],
  ['connectionStateRecovery', { maxDisconnectionDuration: infinite }],
  ['connectionStateRecovery', { maxDisconnectionDuration: '120000' }],
  ['adapter', fn],
  ['adapter', {}],
  ['parser', {}],
  ['parser', 42],
  ['wsEngine', fn],
  ['wsEngine', null],
  ['wsEngine', nothing],
  ['initialPacket', 42],
  ['initialPacket', fn],
  ['cookie', { name: 'a b' }, 'cookie.name'],
  ['cookie', { name: '' }, 'cookie.name'],
  ['cookie', { sameSite: 'bad' }, 'cookie.sameSite'],
  ['cookie', { maxAge: 'abc' }, 'cookie.maxAge'],
  ['cookie', { maxAge: notANumber }, 'cookie.maxAge'],
  ['cookie', { path: '/a;b' }, 'cookie.path'],
  ['cookie', { path: '/\r\nX: y' }, 'cookie.path'],
  ['cookie', { domain: 'a b' }, 'cookie.domain'],
  ['cookie', { expires: 'tomorrow' }, 'cookie.expires'],
  ['cookie', { priority: 'urgent' }, 'cookie.priority'],
  ['cookie', { encode: fn }, 'cookie.encode'],
  ['cookie', 42],
  ['httpCompression', { level: 99 }, 'httpCompression.level'],
  ['httpCompression', { windowBits: 99 }, 'httpCompression.windowBits'],
  ['httpCompression', { memLevel: 0 }, 'httpCompression.memLevel'],
  ['httpCompression', { chunkSize: 1 }, 'httpCompression.chunkSize'],
  ['httpCompression', 'yes'],
  ['perMessageDeflate', { serverMaxWindowBits: 99 }, 'perMessageDeflate.serverMaxWindowBits'],
  ['perMessageDeflate', { clientMaxWindowBits: 99 }, 'perMessageDeflate.clientMaxWindowBits'],
  ['perMessageDeflate', { zlibDeflateOptions: { level: 99 } }, 'perMessageDeflate.zlibDeflateOptions.level'],
  [
    'perMessageDeflate',
    { zlibInflateOptions: { chunkSize: 1 } },
    'perMessageDeflate.zlibInflateOptions.chunkSize',
  ],
  ['perMessageDeflate', { concurrencyLimit: 0 }, 'perMessageDeflate.concurrencyLimit'],
  ['perMessageDeflate', 'yes'],
  ['cors', 42],
  ['cors', [1]],
  ['cors', { origin: 'http://a\r\nX-Evil: 1' }, 'cors.origin'],
  ['cors', { methods: null }, 'cors.methods'],
  ['cors', { methods: 42 }, 'cors.methods'],
  ['cors', { allowedHeaders: ['a\nb'] }, 'cors.allowedHeaders'],
  ['cors', { exposedHeaders: 7 }, 'cors.exposedHeaders'],
  ['cors', { maxAge: 'ten\n' }, 'cors.maxAge'],
  ['cors', { optionsSuccessStatus: 7 }, 'cors.optionsSuccessStatus'],
  ['cors', { optionsSuccessStatus: 'ok' }, 'cors.optionsSuccessStatus'],
  ['destroyUpgradeTimeout', infinite],
]

describe('refused', () => {
  test.each(refusals)('%s: %j', (name, value, field = name) => {
    const { problem } = checkOptions({ [name]: value })
    expect(problem?.field).toBe(field)
    expect(problem?.message).toMatch(/[가-힣]/)
    expect(problem?.message).toContain(name)
  })
  test.each([[null], ['x'], [42], [fn]])('options that are no object: %j', (options) => {
    expect(checkOptions(options).problem?.message).toContain('객체')
  })
})

describe('accepted', () => {
  test.each([
    {},
    { cors: { origin: 'http://localhost:3000', methods: ['GET', 'POST'] } },
    { cors: true },
    { cors: 'http://a' },
    { cors: fn },
    { cors: { origin: fn } },
    { cors: { origin: ['http://a', { $: 'regexp', text: '/b/' }] } },
    { cors: nothing, allowRequest: nothing, path: nothing, adapter: nothing },
    { path: '', connectTimeout: 0 },
    { pingInterval: 200, pingTimeout: 300_000 },
    { pingInterval: 2 ** 31 - 1, pingTimeout: 0, upgradeTimeout: 1, connectTimeout: 10 },
    { maxHttpBufferSize: 1 },
    { maxHttpBufferSize: 1e8 },
    { transports: ['websocket'] },
    { connectionStateRecovery: true },
    { connectionStateRecovery: {} },
    { cookie: true },
    {
      cookie: {
        name: 'sid',
        sameSite: 'none',
        secure: true,
        maxAge: 60,
        expires: { $: 'date', text: '2030-01-01' },
      },
    },
    { perMessageDeflate: { threshold: 0, zlibDeflateOptions: { level: 9 } } },
    { httpCompression: false },
    { serveClient: 'yes', cleanupEmptyChildNamespaces: 1, allowEIO3: true },
    { origins: '*', maxPayload: -1, pinginterval: 0 },
  ])('%j', (options) => {
    expect(checkOptions(options).problem).toBeUndefined()
  })

  test('what is in force is what was given over the defaults, and unknown names are not', () => {
    const { inForce, options } = checkOptions({
      pingInterval: 1000,
      unknown: 1,
      allowRequest: fn,
      cookie: true,
    })
    expect(options).toEqual({ pingInterval: 1000, allowRequest: fn, cookie: true })
    expect(inForce).toMatchObject({
      path: '/socket.io',
      pingInterval: 1000,
      pingTimeout: 20_000,
      transports: ['polling', 'websocket'],
      allowRequest: '[Function]',
      cookie: { name: 'io', path: '/', httpOnly: true, sameSite: 'lax' },
    })
    expect(inForce).not.toHaveProperty('unknown')
  })
  test('an option that is undefined does what it does in a real server', () => {
    expect(checkOptions({ allowUpgrades: nothing, httpCompression: nothing, cors: nothing }).options).toEqual(
      {
        allowUpgrades: false,
        httpCompression: false,
      },
    )
  })
})
