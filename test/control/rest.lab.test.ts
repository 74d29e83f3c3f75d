import { expect, test } from 'vitest'
import { createNodePrograms } from '../support/nodePrograms.ts'
import { next, startPlayground } from '../support/playground.ts'

const quiet = `const { Server } = require('socket.io'); const server = require('http').createServer(); const io = new Server(server); server.listen(4000)`
const start = () => startPlayground({ programs: createNodePrograms(), most: 3 })

test('[C1] no program: the seed’s, with the origin of the caller’s own client app', async () => {
  await using playground = await start()
  const { status, json } = await playground.call('POST', '/api/labs')
  expect(status).toBe(201)
  expect(json).toMatchObject({ base: `/lab/${json.id}`, key: expect.any(String) })
  expect(json.program).toMatch(/origin: "http:\/\/127\.0\.0\.1:\d+"/)
  expect(json.program).toContain("console.log('새로운 유저가 연결되었습니다.', socket.id);")
})

test('[C2] state, console, trace, HAR, delete', async () => {
  await using playground = await start()
  const lab = await playground.lab(quiet)
  const key = { 'x-lab-key': lab.key }
  const client = playground.client(lab)
  await next(client, 'connect')
  const { json: state } = await playground.call('GET', `/api/labs/${lab.id}`)
  expect(state).toMatchObject({
    listening: true,
    namespaces: ['/'],
    clientsCount: 1,
    options: { pingInterval: 25_000 },
  })
  expect(state.sockets).toHaveLength(1)
  expect(state.rooms).toEqual([{ namespace: '/', room: client.id, sockets: [client.id] }])
  expect(await playground.call('POST', `/api/labs/${lab.id}/console`, { code: '1 + 1' }, key)).toMatchObject({
    status: 200,
    json: { value: '2' },
  })
  const { json: trace } = await playground.call('GET', `/api/labs/${lab.id}/trace?after=3`)
  expect(trace.events[0].seq).toBe(4)
  expect(trace).toMatchObject({ dropped: 0, last: trace.events.at(-1).seq })
  const { json: har } = await playground.call('GET', `/api/labs/${lab.id}/trace.har`)
  expect(har.log.version).toBe('1.2')
  expect(har.log.entries[0].response.content.text).toMatch(/^0\{"sid"/)
  expect((await playground.call('DELETE', `/api/labs/${lab.id}`, undefined, key)).status).toBe(204)
  expect((await playground.call('GET', `/api/labs/${lab.id}`)).status).toBe(404)
})

test('[C3] a restarted process makes the lab anew under the same id, for whoever has the key', async () => {
  await using playground = await start()
  const id = 'fromBefore12'
  const key = { 'x-lab-key': playground.labs.keys.keyOf(id) }
  expect(await playground.call('PUT', `/api/labs/${id}/program`, { program: quiet }, key)).toMatchObject({
    status: 200,
    json: { listening: true },
  })
  expect((await playground.call('PUT', `/api/labs/otherId/program`, { program: quiet }, key)).status).toBe(
    403,
  )
})

test.each([
  ['a body that is not JSON', 'POST', '/api/labs', '{"program":', {}, 400],
  ['a body of another type', 'POST', '/api/labs', 'x', { 'content-type': 'text/plain' }, 415],
  ['a body of the wrong shape', 'POST', '/api/labs', { program: 1 }, {}, 400],
  ['an unknown field', 'POST', '/api/labs', { programme: 'x' }, {}, 400],
  ['an array', 'POST', '/api/labs', [], {}, 400],
  ['a body that is too large', 'POST', '/api/labs', { program: 'x'.repeat(1_500_000) }, {}, 413],
  ['a program beyond 150 kB', 'POST', '/api/labs', { program: ' '.repeat(160_000) }, {}, 422],
  ['an unknown lab', 'GET', '/api/labs/nobody', undefined, {}, 404],
  ['an unknown lab’s trace', 'GET', '/api/labs/nobody/trace', undefined, {}, 404],
  ['an id of the wrong shape', 'GET', '/api/labs/..%2f..', undefined, {}, 400],
  ['an id that cannot be decoded', 'GET', '/api/labs/%ff', undefined, {}, 400],
  ['a missing key', 'PUT', '/api/labs/LAB/program', { program: quiet }, {}, 403],
  ['a wrong key', 'POST', '/api/labs/LAB/console', { code: '1' }, { 'x-lab-key': 'x' }, 403],
  ['a wrong key to delete', 'DELETE', '/api/labs/LAB', undefined, { 'x-lab-key': 'x' }, 403],
  ['after that is no number', 'GET', '/api/labs/LAB/trace?after=x', undefined, {}, 400],
  ['after below 0', 'GET', '/api/labs/LAB/trace?after=-1', undefined, {}, 400],
  ['a door that is not there', 'GET', '/api/nothing', undefined, {}, 404],
])(
  '[C4] %s is refused in Korean and disturbs nothing',
  async (_name, method, path, body, headers, status) => {
    await using playground = await start()
    const lab = await playground.lab(quiet)
    const answer = await playground.call(
      method,
      path.replace('LAB', lab.id),
      body,
      headers as Record<string, string>,
    )
    expect(answer.status).toBe(status)
    expect(answer.json.problem.message).toMatch(/[가-힣].*요\.$/)
    expect((await playground.call('GET', `/api/labs/${lab.id}`)).json.listening).toBe(true)
  },
)

test('[C5] so many labs and no more; idle ones are closed', async () => {
  // Longer than a client needs to connect: a lab that nobody has reached yet is idle, too.
  const idleMs = 2_000
  await using playground = await startPlayground({ programs: createNodePrograms(), most: 2, idleMs })
  await playground.lab(quiet)
  const kept = await playground.lab(quiet)
  const client = playground.client(kept)
  await next(client, 'connect')
  expect(await playground.call('POST', '/api/labs', { program: quiet })).toMatchObject({ status: 429 })
  await expect.poll(async () => playground.labs.closeIdle().then(() => playground.labs.size)).toBe(1)
  expect(playground.labs.find(kept.id)).toBeDefined()
})

test('[C5] labs that are asked for all at once are counted too', async () => {
  await using playground = await startPlayground({ programs: createNodePrograms(), most: 3 })
  const ask = () => playground.call('POST', '/api/labs', { program: quiet })
  const asked = await Promise.all(Array.from({ length: 8 }, ask))
  expect(asked.filter(({ status }) => status === 201)).toHaveLength(3)
  expect(playground.labs.size).toBe(3)
})

test('[C5] where there is no room, a lab that nobody uses makes way, and one that is used does not', async () => {
  await using playground = await startPlayground({ programs: createNodePrograms(), most: 3, unusedMs: 0 })
  const used = await playground.lab(quiet)
  const client = playground.client(used)
  await next(client, 'connect')
  for (let n = 0; n < 5; n++) await playground.lab(quiet)
  expect(playground.labs.size).toBe(3)
  expect(playground.labs.find(used.id)).toBeDefined()
})

test('[C4] an address where nothing is, is told in Korean', async () => {
  await using playground = await start()
  const answer = await fetch(`${playground.url}/nothing/here`)
  expect(answer.status).toBe(404)
  expect(await answer.text()).toContain('이 주소에는 아무것도 없어요')
})
