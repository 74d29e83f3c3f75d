/** The first connection of the seed's program, and a broadcast: what the page draws is what crossed the wire. */
import type { TraceEvent } from '#shared/trace.ts'
import { programOf } from '../support/programOf.ts'
import { packetsIn, packetsShown } from './support/packets.ts'
import { expect, test } from './support/test.ts'

// High enough for every row to be in the page at once.
test.use({ viewport: { width: 1366, height: 1700 } })

test('the seed’s program meets its first client: each packet from the handshake to the goodbye', async ({
  lab,
  playground,
}) => {
  await expect(lab.code).toContainText(`origin: "http://localhost:${playground.clientPort}"`)
  await lab.connect('A')
  await lab.settled('A')
  for (const step of ['핸드셰이크', '네임스페이스 연결', '업그레이드'])
    await expect(lab.row(new RegExp(`^\\d+\\. ${step}, 클라이언트 A`))).toBeVisible()
  await lab.unfold()
  for (const row of [
    /^연결 요청, HTTP, A에서 서버로, GET …transport=polling/,
    /^세션 ID 받음, Engine\.IO, 서버에서 A로, 0\{"sid":"/,
    /^네임스페이스 요청, Socket\.IO, A에서 서버로, 40,/,
    /^소켓 ID 받음, Socket\.IO, 서버에서 A로, 40\{"sid":"/,
    /^웹소켓 요청, HTTP, A에서 서버로, GET …transport=websocket/,
    /^웹소켓 열림, HTTP, 서버에서 A로, 101 Switching Protocols/,
    /^프로브 핑, Engine\.IO, A에서 서버로, 2probe/,
    /^프로브 퐁, Engine\.IO, 서버에서 A로, 3probe/,
    /^업그레이드 확정, Engine\.IO, A에서 서버로, 5,/,
  ])
    await expect(lab.row(row)).toBeVisible()

  const socket = (await lab.trace()).find((event) => event.kind === 'socket.connect')
  const line = lab.console.getByRole('listitem').filter({ hasText: '새로운 유저가 연결되었습니다.' })
  await expect(line).toContainText(`새로운 유저가 연결되었습니다. ${socket?.id}`)
  await expect(line.getByRole('button', { name: 'server.js:20' })).toBeVisible()

  await lab.press('A', '끊기')
  await expect(lab.console).toContainText('유저가 연결을 끊었습니다.')
  await lab.unfold()
  await expect(lab.row(/^연결 끊기, Socket\.IO, A에서 서버로, 41,/)).toBeVisible()
  await expect(lab.row(/^A의 코드, disconnect: io client disconnect/)).toBeVisible()
  await expect(lab.row(/^서버 코드, disconnect: client namespace disconnect/)).toBeVisible()
  await expect(lab.truth).toContainText('client namespace disconnect')
  await expect(async () => {
    const shown = await packetsShown(lab.diagram.getByRole('button'), 'A')
    expect(shown).toEqual(packetsIn(await lab.trace(), 'A'))
  }).toPass()
})

/** Polls without an answer, once the namespace has been joined. */
const waiting = (events: readonly TraceEvent[]): number => {
  const joined = events.findIndex((event) => event.kind === 'client.connect')
  const answered = new Set(events.flatMap((event) => (event.kind === 'http.response' ? event.request : [])))
  const polls = events.filter((event) => event.kind === 'http.request' && /polling.*sid=/.test(event.url))
  return joined < 0 ? 0 : polls.filter((event) => !answered.has(event.seq)).length
}

test('a poll that still waits when the WebSocket is proven is let go with a 6', { tag: '@more' }, async ({
  lab,
}) => {
  const gate =
    'let open; io.engine.use((req, res, next) => { if (req.url.includes("=websocket")) open = next; else next() })'
  await lab.starts(programOf(gate))
  await lab.connect('A')
  await expect.poll(async () => waiting(await lab.trace())).toBe(1)
  await lab.say('open()')
  await lab.settled('A')
  await lab.unfold()
  await expect(lab.row(/^폴링 마침, Engine\.IO, 서버에서 A로, 6,/)).toBeVisible()
  await expect(async () => {
    const shown = await packetsShown(lab.diagram.getByRole('button'), 'A')
    expect(shown).toEqual(packetsIn(await lab.trace(), 'A'))
    expect(shown.down).toContain('6')
  }).toPass()
})

test('one broadcast from the console is one event of the trace, with three recipients and three arrows', async ({
  lab,
}) => {
  await lab.add('내 앱')
  await lab.connect('A', 'B', 'C')
  await lab.settled('A', 'B', 'C')
  await lab.say('io.emit("news", 1)')
  await expect(lab.row(/^\d+\. 브로드캐스트, 패킷 3개/)).toBeVisible()
  for (const lane of ['A', 'B', 'C']) {
    const packet = `^${lane}가 받음, Socket\\.IO, 서버에서 ${lane}로, 42\\["news",1\\]`
    await expect(lab.row(new RegExp(packet)).locator('path[data-draws]')).toHaveCount(1)
  }
  const broadcasts = (await lab.trace()).filter((event) => event.kind === 'broadcast')
  expect(broadcasts).toMatchObject([
    { event: 'news', args: [1], recipients: Array(3).fill(expect.any(String)) },
  ])
  await lab.look('C')
  await expect(lab.panel('C').getByRole('list', { name: '클라이언트 C의 콘솔' })).toContainText(
    '받은 이벤트: news 1',
  )
})
