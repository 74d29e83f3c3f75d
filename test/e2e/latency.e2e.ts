/** Latency made visible: what a client's page tells of its packets, and what the page makes of it. */
import type { TraceEvent } from '#shared/trace.ts'
import { flightsOf } from '../../client/pictures/flights.ts'
import { programOf } from '../support/programOf.ts'
import type { Lab } from './support/lab.ts'
import { expect, test } from './support/test.ts'

const echo = programOf('io.on("connection", (socket) => socket.on("chat", (text, answer) => answer(text)))')
const clientWith = (options: string) => `const socket = io("http://localhost:4000", ${options})`

/** Changes the conditions on the wire, as others drive it too. */
const setConditions = (lab: Lab, conditions: object) =>
  lab.page.evaluate(async (body) => {
    const own = sessionStorage.getItem('socketio-playground.workspace')
    const kept = JSON.parse(localStorage.getItem(`socketio-playground.${own}.value.lab`) ?? 'null')
    const answer = await fetch(`/api/labs/${kept.id}/conditions`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', 'x-lab-key': kept.key },
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(await answer.text())
  }, conditions)

async function ask(lab: Lab, text: string): Promise<void> {
  const { page } = lab
  await lab.compose()
  await page.getByLabel('이벤트 이름').fill('chat')
  await page.getByLabel('인자 (JSON, 쉼표로 나눠요)').fill(JSON.stringify(text))
  const ack = page.getByRole('checkbox', { name: '확인 응답(ack) 받기' })
  if (!(await ack.isChecked())) await page.getByText('확인 응답(ack) 받기').click()
  await page.getByRole('button', { name: '보내기', exact: true }).click()
  await expect(page.locator('#composer-outcome')).toContainText(`확인 응답 ${JSON.stringify(text)}`)
}

/** The flights of the packets of client A whose text has `word`, as soon as both ends have told of them. */
async function flightsWith(lab: Lab, word: string) {
  const textOf = (event: TraceEvent | undefined) =>
    event?.kind === 'ws.frame' ? event.data : event && 'body' in event ? event.body : ''
  const found = async () => {
    const events = await lab.trace()
    const { flights } = flightsOf(events)
    const ours = [...flights].filter(([key]) =>
      String(textOf(events.find(({ seq }) => seq === Math.floor(Number(key))))).includes(word),
    )
    return ours.map(([, flight]) => flight)
  }
  await expect
    .poll(async () => (await found()).map(({ left, arrived }) => left !== null && arrived !== null))
    .toEqual([true, true])
  return found()
}

for (const transport of ['polling', 'websocket']) {
  test(`over ${transport}, a delay of 300 ms is seen as 300 ms on the way, up and down`, async ({ lab }) => {
    await lab.run(echo)
    await lab.run(clientWith(`{ transports: ["${transport}"] }`), 'client-a.js')
    await expect(lab.client('A')).toContainText('연결됨')
    await ask(lab, '빠름')
    for (const { left, arrived, within } of await flightsWith(lab, '빠름')) {
      expect((arrived ?? 0) - (left ?? 0)).toBeLessThan(250)
      expect(within).toBeLessThan(50)
    }
    await setConditions(lab, { delay: { ms: 300 } })
    await ask(lab, '느림')
    for (const { left, wire, passed, arrived, within } of await flightsWith(lab, '느림')) {
      expect((passed ?? 0) - wire).toBeGreaterThan(295)
      expect((arrived ?? 0) - (left ?? 0)).toBeGreaterThan(295)
      expect((arrived ?? 0) - (left ?? 0)).toBeLessThan(600 + within)
    }
  })
}

test('a packet that is delayed is on the page before it arrives, and then arrives', async ({ lab }) => {
  await lab.run(echo)
  await lab.connect('A')
  await lab.settled('A')
  await setConditions(lab, { delay: { ms: 1500 } })
  await lab.compose()
  await lab.page.getByLabel('이벤트 이름').fill('chat')
  await lab.page.getByLabel('인자 (JSON, 쉼표로 나눠요)').fill('"멀리"')
  await lab.page.getByRole('button', { name: '보내기', exact: true }).click()
  await expect(lab.row(/A에서 서버로, 42\["chat","멀리"\], 늦어지는 중/)).toBeVisible()
  await expect(lab.row(/A에서 서버로, 42\["chat","멀리"\], 1500ms 늦춤/)).toBeVisible()
  await lab.row(/A에서 서버로, 42\["chat","멀리"\]/).click()
  await lab.page.getByRole('button', { name: '자세히', exact: true }).click()
  await expect(lab.page.getByLabel('걸린 시간')).toContainText(/전선을 떠남.*걸린 시간[12]\d{3}\sms ±/)
})

test('the detail of a packet says when it left, when the wire had it, and how long it took', async ({
  lab,
}) => {
  await lab.run(echo)
  await lab.connect('A')
  await lab.settled('A')
  await ask(lab, '언제')
  await flightsWith(lab, '언제')
  const times = lab.page.getByLabel('걸린 시간')
  await lab.row(/A에서 서버로, 420\["chat","언제"\]/).click()
  await lab.page.getByRole('button', { name: '자세히', exact: true }).click()
  await expect(times).toHaveText(
    /^클라이언트 A가 보냄\d+\.\d{3}초전선에 옴\d+\.\d{3}초걸린 시간\d+\sms ± \d+$/,
  )
  await lab.row(/서버에서 A로, 430\["언제"\]/).click()
  await expect(times).toHaveText(
    /^전선에 옴\d+\.\d{3}초클라이언트 A가 받음\d+\.\d{3}초걸린 시간\d+\sms ± \d+$/,
  )
})

/** What a client did on the wire, without what is another each time. Which transport a packet takes during the upgrade,
 *  and whether a poll still waits then, is a matter of time. */
function doings(events: readonly TraceEvent[], client: string) {
  const plain = (text: string) =>
    text.replace(/([?&]t=)[^&]*/, '$1…').replace(/(sid"?[=:]"?)[\w-]{20}/g, '$1…')
  const packets = { up: [] as string[], down: [] as string[] }
  const requests = new Map<number, string>()
  for (const event of events) {
    if (event.client !== client) continue
    if (event.kind === 'ws.frame') packets[event.direction].push(plain(String(event.data)))
    if (event.kind === 'http.request' && event.url.includes('EIO=4')) {
      const { method, url, headers, body } = event
      requests.set(event.seq, plain(`${method} ${url} ${Object.keys(headers).sort()} ${body}`))
    }
    if (
      event.kind === 'http.response' &&
      requests.get(event.request)?.startsWith('GET') &&
      event.status === 200
    )
      packets.down.push(...String(event.body).split('\x1e').map(plain))
  }
  return {
    up: packets.up,
    down: packets.down.filter((packet) => packet !== '6').sort(),
    requests: [...new Set(requests.values())].sort(),
  }
}

test('looking on changes nothing: the same wire as of a page with the plain library', async ({
  lab,
  context,
  playground,
}) => {
  await lab.run(echo)
  // A client of the old program would have said goodbye to it.
  await expect
    .poll(async () => (await lab.trace()).filter(({ kind }) => kind === 'program.run').length)
    .toBe(2)
  await lab.connect('A')
  await lab.settled('A')
  await ask(lab, '같음')
  const id = await lab.id()
  const plain = await context.newPage()
  await plain.goto(`http://localhost:${playground.clientPort}/`)
  await plain.addScriptTag({ url: `${playground.url}/lab/${id}/socket.io/socket.io.js` })
  await plain.evaluate(
    async ([server, path]) => {
      interface Plain {
        io: { engine: { once: (event: string, heard: () => void) => void } }
        emitWithAck: (...args: unknown[]) => Promise<unknown>
      }
      const { io } = window as unknown as { io: (url?: string, options?: object) => Plain }
      const socket = io(server, { path })
      await new Promise<void>((resolve) => socket.io.engine.once('upgrade', resolve))
      await socket.emitWithAck('chat', '같음')
    },
    [playground.url, `/lab/${id}/socket.io`],
  )
  const events = await lab.trace()
  const other = events.find(({ client }) => client?.startsWith('ext-'))?.client ?? ''
  const [ours, theirs] = [doings(events, 'A'), doings(events, other)]
  expect(ours.up).toEqual(['2probe', '5', '420["chat","같음"]'])
  expect(ours.down).toHaveLength(4)
  expect(theirs).toEqual(ours)
})
