/** Another payload in the place of what is held, and what crossed sent once more. */
import { expect, test } from 'vitest'
import { polling, slow, transports, ws } from '../support/ends.ts'
import { of } from '../support/events.ts'
import { next } from '../support/playground.ts'
import { startWire } from '../support/wire.ts'

const echo = `socket.on('say', (text) => socket.emit('said', text))`

const texts = ['짧아요', 'x'.repeat(125), '가'.repeat(100), '긴 글 '.repeat(400), 'x'.repeat(63_900)]

test.each(transports)(
  '[W28] what a client said arrives as the learner edited it (%s)',
  async (_name, options) => {
    await using wire = await startWire(echo)
    const client = wire.playground.client(wire.lab, '/', options)
    await next(client, 'connect')
    for (const text of texts) {
      await wire.set({ hold: { direction: 'up', types: ['message'] } })
      const said = next(client, 'said')
      client.emit('say', 'what was said')
      await expect.poll(async () => (await wire.held()).length, slow).toBe(1)
      const [held] = await wire.held()
      const data = `42["say","${text}"]`
      await wire.act({ do: 'edit', seq: held?.seq ?? 0, data: '42["say","a first try"]' })
      expect((await wire.act({ do: 'edit', seq: held?.seq ?? 0, data })).held).toHaveLength(1)
      await wire.set({ hold: null })
      expect(await said).toEqual([text])
      const events = await wire.trace()
      expect(of(events, 'wire.edited').at(-1)).toMatchObject({ of: held?.seq, data, client: 'ext-1' })
      const original = events.find(({ seq }) => seq === held?.seq)
      expect(original).toMatchObject({ [options === ws ? 'data' : 'body']: '42["say","what was said"]' })
      if (original?.kind === 'http.request')
        expect(original.headers['content-length']).toBe(String(original.size))
    }
  },
)

test.each(transports)(
  '[W28] what the server said arrives as the learner edited it (%s)',
  async (_name, options) => {
    await using wire = await startWire(echo)
    const client = wire.playground.client(wire.lab, '/', options)
    await next(client, 'connect')
    for (const text of texts) {
      const said = next(client, 'said')
      await wire.set({ hold: { direction: 'down', types: ['message'] } })
      client.emit('say', 'what was said')
      await expect.poll(async () => (await wire.held()).length, slow).toBe(1)
      const [held] = await wire.held()
      await wire.act({ do: 'edit', seq: held?.seq ?? 0, data: `42["said","${text}"]` })
      await wire.set({ hold: null })
      expect(await said).toEqual([text])
    }
  },
)

test('[W28] a compressed answer is edited into one that is not', async () => {
  await using wire = await startWire('', '{ httpCompression: { threshold: 1 } }')
  await wire.set({ hold: { types: ['open'] } })
  const url = `${wire.playground.url}${wire.lab.base}/socket.io/?EIO=4&transport=polling`
  const answer = fetch(url, { headers: { 'accept-encoding': 'gzip' } })
  await expect.poll(async () => (await wire.held()).map(({ types }) => types)).toEqual([['http', 'open']])
  const [held] = await wire.held()
  await wire.act({ do: 'edit', seq: held?.seq ?? 0, data: '다른 말' })
  await wire.act({ do: 'release' })
  const { headers, text } = await answer.then(async (res) => ({
    headers: res.headers,
    text: await res.text(),
  }))
  expect(text).toBe('다른 말')
  expect([headers.get('content-encoding'), headers.get('content-length')]).toEqual([null, '10'])
  expect(of(await wire.trace(), 'http.response')[0]?.headers['content-encoding']).toBe('gzip')
})

test('[W28] an edited packet is typed anew', async () => {
  await using wire = await startWire('', '{ pingInterval: 100, pingTimeout: 60000 }')
  const client = wire.playground.client(wire.lab, '/', ws)
  await next(client, 'connect')
  await wire.set({ hold: { types: ['ping'] } })
  await expect.poll(async () => (await wire.held()).length, slow).toBe(1)
  const [ping] = await wire.held()
  const late = next(client, 'late')
  const { held } = await wire.act({ do: 'edit', seq: ping?.seq ?? 0, data: '42["late"]' })
  expect(held[0]?.types).toEqual(['message'])
  await wire.act({ do: 'release' })
  await late
})

test('[W28] what cannot be edited is refused in Korean', async () => {
  await using wire = await startWire()
  await wire.set({ hold: { types: ['http'] } })
  const client = wire.playground.client(wire.lab, '/', ws)
  const refuse = async () => {
    await expect.poll(async () => (await wire.held()).length, slow).toBeGreaterThan(0)
    const seq = (await wire.held()).at(-1)?.seq ?? 0
    await expect(wire.act({ do: 'edit', seq, data: 'x' })).rejects.toThrow(/^422 .*[가-힣].*요\.$/)
    return seq
  }
  await wire.act({ do: 'release', seq: await refuse() })
  await wire.act({ do: 'release', seq: await refuse() })
  await next(client, 'connect')
  await wire.set({ hold: { direction: 'down', types: ['message'] } })
  await wire.evaluate(`io.emit('bytes', Buffer.from([1, 2]))`)
  await expect.poll(async () => (await wire.held()).length, slow).toBe(2)
  await refuse()
  await wire.set({ hold: { types: ['http'] } })
  wire.playground.client(wire.lab, '/', polling)
  await refuse()
  await expect(wire.act({ do: 'edit', seq: 1, data: 'x' })).rejects.toThrow(/^409 .*요\.$/)
})

test('[W29] a frame is sent once more, either way, and says which one it was', async () => {
  await using wire = await startWire(`${echo}; socket.on('bytes', (b) => socket.emit('said', b.length))`)
  const client = wire.playground.client(wire.lab, '/', ws)
  await next(client, 'connect')
  const got: unknown[] = []
  client.on('said', (text: unknown) => got.push(text))
  client.emit('say', 1)
  await expect.poll(() => got).toEqual([1])
  const frames = of(await wire.trace(), 'ws.frame')
  const up = frames.find(({ data }) => data === '42["say",1]')
  const down = frames.find(({ data }) => data === '42["said",1]')
  await wire.act({ do: 'resend', seq: up?.seq ?? 0 })
  await expect.poll(() => got).toEqual([1, 1])
  await wire.act({ do: 'resend', seq: down?.seq ?? 0 })
  await expect.poll(() => got).toEqual([1, 1, 1])
  const resent = of(await wire.trace(), 'ws.frame').filter((frame) => frame.resent !== undefined)
  expect(resent).toMatchObject([
    { resent: up?.seq, direction: 'up', data: '42["say",1]' },
    { resent: down?.seq, direction: 'down', data: '42["said",1]' },
  ])
  // It is subject to the conditions, as any other.
  await wire.set({ hold: { direction: 'up' } })
  expect((await wire.act({ do: 'resend', seq: up?.seq ?? 0 })).held).toHaveLength(1)
  await wire.set({ hold: null })
  await expect.poll(() => got).toHaveLength(4)
  client.emit('bytes', Buffer.from([1, 2, 3]))
  await expect.poll(() => got.at(-1)).toBe(3)
  const header = of(await wire.trace(), 'ws.frame').find(({ data }) => String(data).startsWith('451-'))
  const bytes = of(await wire.trace(), 'ws.frame').find(({ opcode }) => opcode === 2)
  await wire.act({ do: 'resend', seq: header?.seq ?? 0 })
  await wire.act({ do: 'resend', seq: bytes?.seq ?? 0 })
  await expect.poll(() => got).toHaveLength(6)

  for (const seq of [1, 99_999])
    await expect(wire.act({ do: 'resend', seq })).rejects.toThrow(/^4(22|09) .*요\.$/)
  client.disconnect()
  await expect.poll(async () => of(await wire.trace(), 'ws.close').length).toBe(1)
  await expect(wire.act({ do: 'resend', seq: up?.seq ?? 0 })).rejects.toThrow(/^409 .*닫혀/)
})

test('[W29] a polling client’s packets are sent once more as a request of their own', async () => {
  await using wire = await startWire(echo)
  const lab = { ...wire.lab, base: `${wire.lab.base}@B` }
  const client = wire.playground.client(lab, '/', polling)
  await next(client, 'connect')
  const got: unknown[] = []
  client.on('said', (text: unknown) => got.push(text))
  client.emit('say', '안녕')
  await expect.poll(() => got, slow).toEqual(['안녕'])
  const first = of(await wire.trace(), 'http.request').find(({ body }) => body === '42["say","안녕"]')
  await wire.act({ do: 'resend', seq: first?.seq ?? 0 })
  await expect.poll(() => got, slow).toEqual(['안녕', '안녕'])
  await wire.set({ hold: { direction: 'up', types: ['message'] } })
  const { held } = await wire.act({ do: 'resend', seq: first?.seq ?? 0 })
  expect(held).toMatchObject([{ client: 'B', types: ['http', 'message'] }])
  const again = of(await wire.trace(), 'http.request').filter(({ resent }) => resent !== undefined)
  expect(again).toMatchObject([
    { resent: first?.seq, client: 'B', connection: first?.connection, url: first?.url, body: first?.body },
    { resent: first?.seq, seq: held[0]?.seq },
  ])
  const get = of(await wire.trace(), 'http.request').find(({ method }) => method === 'GET')
  await expect(wire.act({ do: 'resend', seq: get?.seq ?? 0 })).rejects.toThrow(/^422 .*요\.$/)
  await wire.set({ hold: null })
  await expect.poll(() => got, slow).toHaveLength(3)
})
