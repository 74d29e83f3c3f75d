/** The room panel: its ticks are joins and leaves of the real server, and its table is what crossed the wire. */
import type { TraceEvent } from '#shared/trace.ts'
import type { Lab } from '../support/lab.ts'
import { expect, test } from '../support/test.ts'

const panelOf = ({ page }: Lab) => {
  const panel = page.getByRole('tabpanel', { name: '룸', exact: true })
  const members = panel.getByRole('region', { name: '룸의 명단' })
  const table = panel.getByRole('region', { name: '예측과 실제' })
  return {
    panel,
    members,
    table,
    tick: (lane: string, room: string) =>
      members.getByRole('checkbox', { name: `클라이언트 ${lane}, 룸 ${room}`, exact: true }),
    guess: (lane: string) => table.getByRole('checkbox', { name: `클라이언트 ${lane}: 받을 것 같아요` }),
    send: table.getByRole('button', { name: '보내기' }),
    choose: async (label: string, option: string | RegExp) => {
      await panel.getByRole('combobox', { name: label, exact: true }).click()
      await page.getByRole('option', { name: option, exact: true }).click()
    },
    /** What was sent, newest first. */
    row: (index: number) => table.getByRole('row').nth(index + 2),
  }
}

async function openRooms(lab: Lab) {
  await lab.page.keyboard.press('p')
  await lab.page.getByRole('tab', { name: '룸', exact: true }).click()
  const rooms = panelOf(lab)
  await rooms.panel.getByRole('button', { name: 'A, B, C 연결' }).click()
  await expect(rooms.tick('C', 'red')).toBeVisible()
  return rooms
}

/** Socket id in `/` → lane. */
const socketsIn = (events: readonly TraceEvent[]) =>
  new Map(
    events.flatMap((event) =>
      event.kind === 'socket.connect' && event.namespace === '/' ? [[event.id, event.client ?? '']] : [],
    ),
  )
/** The real server's rooms without the sockets' own, by lane. */
async function roomsOf(lab: Lab, url: string) {
  const answer = await fetch(`${url}/api/labs/${await lab.id()}`)
  const { rooms } = (await answer.json()) as { rooms: { room: string; sockets: string[] }[] }
  const lanes = socketsIn(await lab.trace())
  return Object.fromEntries(
    rooms
      .filter(({ room }) => !lanes.has(room))
      .map(({ room, sockets }) => [room, sockets.map((id) => lanes.get(id)).sort()]),
  )
}
/** Who was given an event, one entry each time, as the clients' own pages say. */
const heardIn = (events: readonly TraceEvent[], name: string) =>
  events
    .flatMap((event) => (event.kind === 'client.receive' && event.event === name ? [event.client ?? ''] : []))
    .sort()

test('ticks join and leave, and a room lives as long as somebody is in it', async ({ lab, playground }) => {
  const { panel, members, tick } = await openRooms(lab)
  await tick('A', 'red').click()
  await tick('B', 'red').click()
  await expect.poll(() => roomsOf(lab, playground.url)).toEqual({ red: ['A', 'B'] })
  await expect(members.getByRole('columnheader', { name: /^red/ })).toContainText('2명')
  const [id] = [...socketsIn(await lab.trace())].find(([, lane]) => lane === 'B') ?? []
  await expect(lab.console).toContainText(`io.sockets.sockets.get("${id}").join("red")`)

  await tick('A', 'red').click()
  await tick('B', 'red').click()
  await expect.poll(() => roomsOf(lab, playground.url)).toEqual({})
  const kinds = (await lab.trace()).flatMap((event) =>
    'room' in event && event.room === 'red' ? [event.kind] : [],
  )
  expect(kinds).toEqual(['room.create', 'room.join', 'room.join', 'room.leave', 'room.leave', 'room.delete'])
  await expect(members.getByRole('columnheader', { name: /^red/ })).toContainText('비어서 사라짐')

  await panel.getByLabel('새 룸 이름').fill('초록')
  await panel.getByLabel('새 룸 이름').press('Enter')
  await expect(members.getByRole('columnheader', { name: /^초록/ })).toContainText('아직 없어요')
  expect((await lab.trace()).some((event) => 'room' in event && event.room === '초록')).toBe(false)
  await tick('C', '초록').press('Space')
  await expect.poll(() => roomsOf(lab, playground.url)).toEqual({ 초록: ['C'] })

  await expect(members.getByRole('columnheader', { name: /^초록/ })).toContainText('1명')
  await expect(lab.row(/룸 입장.*클라이언트 C/)).toBeInViewport()

  // The past is shown as it was, and whoever acts there acts now.
  await lab
    .row(/룸 입장.*클라이언트 A/)
    .first()
    .click()
  await expect(tick('A', 'red')).toBeChecked()
  await expect(tick('B', 'red')).not.toBeChecked()
  await expect(members.getByRole('columnheader', { name: /^red/ })).toContainText('1명')
  await tick('B', 'blue').click()
  await expect(members.getByRole('columnheader', { name: /^blue/ })).toContainText('1명')
  await expect(members.getByRole('columnheader', { name: /^red/ })).toContainText('비어서 사라짐')

  // The room of its own is no room to leave by hand; the program may.
  await expect(members.getByText('클라이언트 A: 자기 룸에 있어요.')).toBeAttached()
  await lab.say(`io.in("${id}").socketsLeave("${id}")`)
  await expect(members.getByText('클라이언트 B: 자기 룸에서 나갔어요.')).toBeAttached()
})

interface Case {
  way: string
  reaches: readonly string[]
  /** The beginning of the line that runs, from the method on. */
  line: string
}
const nameOf = (index: number) => `사건${index}`
const cases: readonly Case[] = [
  { way: 'socket.emit', reaches: ['A'], line: 'socket.emit(' },
  { way: 'socket.broadcast.emit', reaches: ['B', 'C'], line: 'socket.broadcast.emit(' },
  { way: 'io.emit', reaches: ['A', 'B', 'C'], line: 'io.emit(' },
  { way: 'io.to(룸).emit', reaches: ['A', 'B'], line: 'io.to("red").emit(' },
  { way: 'socket.to(룸).emit', reaches: ['B'], line: 'socket.to("red").emit(' },
  { way: 'io.to(룸).to(룸).emit', reaches: ['A', 'B', 'C'], line: 'io.to("red").to("blue").emit(' },
  { way: 'io.except(룸).emit', reaches: ['C'], line: 'io.except("red").emit(' },
  { way: 'socket.to(룸).except(룸).emit', reaches: [], line: 'socket.to("red").except("blue").emit(' },
  { way: 'io.volatile.emit', reaches: ['A', 'B', 'C'], line: 'io.volatile.emit(' },
  { way: 'socket.volatile.emit', reaches: ['A'], line: 'socket.volatile.emit(' },
  { way: 'io.timeout(ms).emitWithAck', reaches: ['A', 'B', 'C'], line: 'io.timeout(500).emitWithAck(' },
  { way: 'socket.timeout(ms).emitWithAck', reaches: ['A'], line: 'socket.timeout(500).emitWithAck(' },
  { way: 'io.of(네임스페이스).emit', reaches: ['B'], line: 'io.of("/news").emit(' },
]

test('each way of sending reaches whom the wire says, beside what was predicted', { tag: '@more' }, async ({
  lab,
  page,
}) => {
  const { panel, tick, table, guess, send, choose, row } = await openRooms(lab)
  for (const [lane, room] of [
    ['A', 'red'],
    ['B', 'red'],
    ['B', 'blue'],
    ['C', 'blue'],
  ] as const) {
    await tick(lane, room).click()
    await expect(tick(lane, room)).toBeChecked()
  }
  await lab.say('io.of("/news")')
  // A client that comes before it is turned away for good.
  const hasNews = (e: TraceEvent) => e.kind === 'namespace.create' && e.namespace === '/news'
  await expect.poll(async () => (await lab.trace()).some(hasNews)).toBe(true)
  await lab.look('B')
  const prompt = lab.panel('B').getByLabel('클라이언트 B에서 실행할 한 줄')
  await prompt.fill('io("http://localhost:4000/news")')
  await prompt.press('Enter')
  await page.keyboard.press('Escape')
  await expect
    .poll(async () => (await lab.trace()).some((e) => e.kind === 'client.connect' && e.namespace === '/news'))
    .toBe(true)

  for (const [index, { way, reaches }] of cases.entries()) {
    await choose('보내는 법', way)
    await panel.getByLabel('이벤트', { exact: true }).fill(nameOf(index))
    // Half of the predictions are wrong on purpose: of A.
    const isWrong = index % 2 === 1
    const predicted = ['A', 'B', 'C'].filter((lane) => reaches.includes(lane) !== (isWrong && lane === 'A'))
    for (const lane of predicted) await guess(lane).click()
    if (predicted.length === 0) {
      await guess('A').click()
      await guess('A').click()
    }
    await send.click()
    const verdict = row(0).getByRole('cell').last()
    await expect(verdict).toHaveText(isWrong ? '1칸 다름' : '같음')
    await expect(row(0).getByRole('button', { name: /받은 패킷 보기/ })).toHaveCount(reaches.length)
  }
  // The clients' own pages, and the console, say the same.
  const linesIn = (events: readonly TraceEvent[], name: string) =>
    events.flatMap((event) =>
      event.kind === 'program.console' && event.code.includes(`"${name}"`) ? [event.code] : [],
    )
  await expect
    .poll(async () => heardIn(await lab.trace(), nameOf(cases.length - 1)))
    .toEqual(cases.at(-1)?.reaches)
  const events = await lab.trace()
  for (const [index, { reaches, line }] of cases.entries()) {
    expect.soft(heardIn(events, nameOf(index)), line).toEqual(reaches)
    expect.soft(linesIn(events, nameOf(index))).toEqual([expect.stringContaining(line)])
  }

  // A packet in the table and its row in the diagram are one moment.
  const packet = row(cases.length - 1).getByRole('button', { name: '클라이언트 A: 받은 패킷 보기' })
  await packet.click()
  await expect(lab.diagram.locator('[aria-current]')).toContainText('42["사건0"')

  // Without an answer the time runs out; with one, it comes back in the console.
  await choose('보내는 법', 'io.timeout(ms).emitWithAck')
  await send.click()
  await expect(row(0)).toContainText('operation has timed out')
  await expect(row(0)).toContainText('비교 없음')
  for (const lane of ['A', 'B', 'C'])
    await panel.getByRole('button', { name: `${lane}에서`, exact: true }).click()
  await expect
    .poll(
      async () =>
        (await lab.trace()).filter((e) => e.kind === 'client.act' && e.deed.do === 'evaluate').length,
    )
    .toBe(4)
  await send.click()
  await expect(row(0)).toContainText("[ '받았어요', '받았어요', '받았어요' ]")

  // Nobody is connected after a reload; what was sent stays.
  await page.reload()
  await expect(panel.getByRole('button', { name: 'A, B, C 연결' })).toBeEnabled()
  await expect(table.getByRole('row').nth(1)).toContainText("[ '받았어요', '받았어요', '받았어요' ]")
  await expect(table.getByRole('row')).toHaveCount(cases.length + 3)
})
