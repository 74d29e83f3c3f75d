/** Who may ask: each door is tried as a browser would. */
import { io } from 'socket.io-client'
import { expect, test } from 'vitest'
import { ask, type RawRequest } from '../support/ask.ts'
import { createNodePrograms } from '../support/nodePrograms.ts'
import { next, startPlayground } from '../support/playground.ts'
import { program } from '../support/programText.ts'

const quiet = program('')
const start = (options: { hostNames?: string[]; labsAtOnce?: number } = {}) =>
  startPlayground({ programs: createNodePrograms(), ...options })

const json = { 'content-type': 'application/json' }
const webSocket = {
  connection: 'Upgrade',
  upgrade: 'websocket',
  'sec-websocket-version': '13',
  'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
}

test('[C9] every door refuses a name that is not this machine’s, and says what to set', async () => {
  await using playground = await start()
  const lab = await playground.lab(quiet)
  const paths = [
    '/',
    '/healthz',
    '/frame/',
    '/api/playground',
    `/api/labs/${lab.id}/trace`,
    '/control/?EIO=4&transport=polling',
    `${lab.base}/socket.io/?EIO=4&transport=polling`,
  ]
  const asked: RawRequest[] = [
    ...paths.map((path) => ({ path })),
    { path: '/', port: playground.clientPort },
    { path: '/control/?EIO=4&transport=websocket', headers: webSocket },
    { path: `${lab.base}/socket.io/?EIO=4&transport=websocket`, headers: webSocket },
  ]
  for (const one of asked) {
    const { status, text } = await ask(playground, {
      ...one,
      headers: { ...one.headers, host: 'rebound.example:80' },
    })
    expect([one.path, status]).toEqual([one.path, 403])
    expect(JSON.parse(text).problem.message).toMatch(/HOST_NAMES=rebound\.example .*요\.$/)
  }
  for (const host of [`localhost:${playground.port}`, '127.0.0.1', '[::1]:4000'])
    expect((await ask(playground, { path: '/api/playground', headers: { host } })).status).toBe(200)
  expect(
    (await ask(playground, { path: `/api/labs/${lab.id}`, headers: { host: 'localhost' } })).status,
  ).toBe(200)
})

test('[C9] a name that the machine is told of opens the doors', async () => {
  await using playground = await start({ hostNames: ['class.example'] })
  const { status } = await ask(playground, {
    path: '/api/playground',
    headers: { host: 'class.example:4000' },
  })
  expect(status).toBe(200)
})

const foreign = [
  ['a foreign page', { origin: 'http://evil.example' }],
  ['a page of another port', { origin: 'http://localhost:3000' }],
  ['a page without origin', { origin: 'null' }],
  ['another site, without an origin', { 'sec-fetch-site': 'cross-site' }],
  ['another port, without an origin', { 'sec-fetch-site': 'same-site' }],
  ['another scheme', { origin: 'https://HOST' }],
] as const
const filled = (headers: object, host: string) =>
  JSON.parse(JSON.stringify(headers).replace('HOST', host)) as Record<string, string>

test.each(foreign)(
  '[C10] %s makes a browser ask for nothing that changes something',
  async (_who, headers) => {
    await using playground = await start()
    const lab = await playground.lab(quiet)
    const host = `localhost:${playground.port}`
    const from = { host, ...filled(headers, host) }
    const key = { 'x-lab-key': lab.key }
    const asked: RawRequest[] = [
      { method: 'POST', path: '/api/labs', headers: { ...json, ...from }, body: '{}' },
      { method: 'POST', path: '/api/labs', headers: from },
      { method: 'POST', path: '/api/labs', headers: { ...from, 'content-length': '0' } },
      {
        method: 'PUT',
        path: `/api/labs/${lab.id}/program`,
        headers: { ...json, ...key, ...from },
        body: '{"program":""}',
      },
      { method: 'DELETE', path: `/api/labs/${lab.id}`, headers: { ...key, ...from } },
      { path: '/control/?EIO=4&transport=polling', headers: from },
      { path: '/control/?EIO=4&transport=websocket', headers: { ...webSocket, ...from } },
    ]
    for (const one of asked) {
      const { status, text } = await ask(playground, one)
      expect([one.method, one.path, status]).toEqual([one.method, one.path, 403])
      expect(JSON.parse(text).problem.message).toMatch(/[가-힣].*요\.$/)
    }
    expect(playground.labs.size).toBe(1)
    expect((await ask(playground, { path: `/api/labs/${lab.id}`, headers: { host } })).status).toBe(200)
  },
)

test('[C10] the playground’s own page and tools that are no browsers may ask', async () => {
  await using playground = await start()
  for (const host of [`localhost:${playground.port}`, `127.0.0.1:${playground.port}`]) {
    const own = { host, origin: `http://${host}`, 'sec-fetch-site': 'same-origin' }
    expect(
      (await ask(playground, { method: 'POST', path: '/api/labs', headers: { ...json, ...own }, body: '{}' }))
        .status,
    ).toBe(201)
    const channel = {
      path: '/control/?EIO=4&transport=websocket',
      headers: { ...webSocket, host, origin: `http://${host}` },
    }
    expect((await ask(playground, channel)).status).toBe(101)
  }
  expect((await playground.call('POST', '/api/labs', { program: quiet })).status).toBe(201)
  const page = io(playground.url, { path: '/control/', forceNew: true, transports: ['websocket'] })
  await next(page, 'connect')
  page.disconnect()
})

test.each([
  ['text/plain', { 'content-length': '2' }],
  ['text/plain', { 'transfer-encoding': 'chunked' }],
  ['application/x-www-form-urlencoded', { 'transfer-encoding': 'chunked' }],
  ['multipart/form-data; boundary=x', { 'transfer-encoding': 'chunked' }],
])('[C11] a body of %s makes no lab, however it is sent: %o', async (type, how) => {
  await using playground = await start()
  const headers = { 'content-type': type, ...(how as Record<string, string>) }
  const { status, text } = await ask(playground, { method: 'POST', path: '/api/labs', headers, body: '{}' })
  expect(status).toBe(415)
  expect(JSON.parse(text).problem.message).toMatch(/JSON으로/)
  const bare = await ask(playground, {
    method: 'POST',
    path: '/api/labs',
    headers: { 'transfer-encoding': 'chunked' },
    body: '{}',
  })
  expect(bare.status).toBe(415)
  expect(playground.labs.size).toBe(0)
})

test('[C12] labs of one address are counted at every door that makes one', async () => {
  await using playground = await start({ labsAtOnce: 2 })
  const made = await playground.lab(quiet)
  await playground.call('DELETE', `/api/labs/${made.id}`, undefined, { 'x-lab-key': made.key })
  const again = (id: string, key: string) =>
    playground.call('PUT', `/api/labs/${id}/program`, { program: quiet }, { 'x-lab-key': key })
  expect((await again(made.id, made.key)).status).toBe(200)
  // The lab is there: to run it again makes none.
  expect((await again(made.id, made.key)).status).toBe(200)
  const over = await ask(playground, { method: 'POST', path: '/api/labs', headers: json, body: '{}' })
  expect(over.status).toBe(429)
  expect(over.headers['retry-after']).toMatch(/^\d+$/)
  expect(JSON.parse(over.text).problem.message).toMatch(/실험실을 너무 많이/)
  expect((await again('another1', playground.labs.keys.keyOf('another1'))).status).toBe(429)
  const page = io(playground.url, { path: '/control/', forceNew: true })
  const input = { id: 'another2', key: playground.labs.keys.keyOf('another2'), program: quiet }
  expect(await page.emitWithAck('lab:run', input)).toMatchObject({ ok: false, status: 429 })
  page.disconnect()
})
