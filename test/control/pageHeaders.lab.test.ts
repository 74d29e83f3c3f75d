/** What browsers are told of the playground's own answers. */
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { ask } from '../support/ask.ts'
import { createNodePrograms } from '../support/nodePrograms.ts'
import { startPlayground } from '../support/playground.ts'

const start = () => startPlayground({ programs: createNodePrograms() })

test('[C13] answers of the doors are no pages, are not guessed at, and are nobody’s to embed', async () => {
  await using playground = await start()
  for (const path of [
    '/api/playground',
    '/api/nothing',
    '/healthz',
    '/control/?EIO=4&transport=polling',
    '/lab/nobody/x',
  ]) {
    const { headers } = await ask(playground, { path })
    expect(headers['content-security-policy']).toMatch(/default-src 'none'.*frame-ancestors 'none'.*sandbox/)
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['cross-origin-resource-policy']).toBe('same-origin')
    expect(headers['access-control-allow-origin']).toBeUndefined()
  }
})

test('[C14] the page’s scripts are its own files, its frames the client’s pages, as its host is called', async () => {
  await using playground = await start()
  const policyAt = async (host: string, port?: number) => {
    const { headers } = await ask(playground, { path: '/', headers: { host }, ...(port && { port }) })
    return { headers, policy: String(headers['content-security-policy']) }
  }
  const { clientPort } = playground
  const { headers, policy } = await policyAt('127.0.0.1:4321')
  expect(policy).toContain('script-src http://127.0.0.1:4321/assets/;')
  expect(policy).toContain(
    `frame-src http://127.0.0.1:${clientPort} http://127.0.0.1:0 http://127.0.0.1:4321/frame/;`,
  )
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toMatch(/script-src[^;]*unsafe/)
  expect(headers['cross-origin-opener-policy']).toBe('same-origin')
  expect(headers['referrer-policy']).toBe('same-origin')
  expect((await policyAt('[::1]:4321')).policy).toContain(
    `frame-src http://*:${clientPort} http://*:0 'self';`,
  )
  const client = await policyAt('127.0.0.1:3333', clientPort)
  expect(client.policy).toBe(`frame-ancestors http://127.0.0.1:${playground.port}`)
  expect(client.headers['x-content-type-options']).toBe('nosniff')
})

test('[C15] no port has a service worker', async () => {
  await using playground = await start()
  for (const [path, port] of [
    ['/', playground.port],
    ['/frame/frame.js', playground.port],
    ['/frame.js', playground.clientPort],
  ] as const) {
    const { status, text } = await ask(playground, { path, port, headers: { 'service-worker': 'script' } })
    expect([path, port, status]).toEqual([path, port, 403])
    expect(text).toMatch(/서비스 워커/)
  }
})

test.each(['page', 'client'] as const)(
  '[C16] too many cookies are taken back at the %s’s port',
  async (which) => {
    await using playground = await start()
    const port = which === 'page' ? playground.port : playground.clientPort
    const jar = (size: number) =>
      Array.from({ length: size }, (_, n) => `c${n}=${'x'.repeat(1_000)}`).join('; ')
    const askWith = (cookies: string) =>
      new Promise<string>((resolve) => {
        const socket = connect(port, '127.0.0.1', () =>
          socket.write(
            `GET /api/labs HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: ${cookies}\r\n\r\n`,
          ),
        )
        let text = ''
        socket.on('data', (bytes) => {
          text += bytes
        })
        socket.on('error', () => {})
        socket.on('close', () => resolve(text))
      })
    expect(await askWith(jar(100))).toMatch(/^HTTP\/1\.1 404 /)
    // What was read last is taken back: it comes in pieces.
    const answer = await askWith(jar(180))
    expect(answer).toMatch(/^HTTP\/1\.1 431 /)
    expect(answer).toMatch(/\r\nset-cookie: c\d+=; Path=\/; Max-Age=0\r\n/)
    expect(answer).toMatch(/\r\nset-cookie: c\d+=; Path=\/api; Max-Age=0\r\n/)
    expect(answer).toMatch(/새로 고침 하면 열려요\.$/)
  },
)
