/** The CORS table against the reference: every case is run by the panel, and looked for in the trace and at the clients. */
import type { TraceEvent } from '#shared/trace.ts'
import { type Lab, runs } from '../support/lab.ts'
import { expect as expectSoon, test } from '../support/test.ts'
import { type CorsCase, corsCases, type Expected } from './corsFacts.ts'

const expect = expectSoon.configure({ timeout: 20_000 })

const table = (lab: Lab) => lab.page.getByRole('region', { name: '설정과 출처의 표' })
const literal = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
const cell = (lab: Lab, row: string, page: string) =>
  table(lab).getByRole('button', { name: new RegExp(`^${literal(`${row}, ${page}: `)}`) })
/** Nothing runs, and nothing went wrong. */
async function rests(lab: Lab): Promise<void> {
  await expect(lab.page.getByText('칸의 값은 서버가 답한')).toBeVisible()
  await expect(lab.page.getByRole('tabpanel', { name: 'CORS' }).getByRole('alert')).toHaveCount(0)
}
async function openPanel(lab: Lab): Promise<void> {
  await lab.page.locator('body').press('p')
  await lab.page.getByRole('tab', { name: 'CORS' }).click()
  await expect(table(lab)).toBeVisible()
}
/** After everything there is: only where it ends is told. */
const newest = 1_000_000
type Read = { events: TraceEvent[]; last: number }
async function traceAfter(url: string, id: string, seq: number): Promise<Read> {
  const answer = await fetch(`${url}/api/labs/${id}/trace?after=${seq}`)
  return (await answer.json()) as Read
}

const header = (headers: object, name: string): string | null => {
  const found = Object.entries(headers).find(([key]) => key.toLowerCase() === name)
  return found === undefined ? null : String(found[1])
}
const begins = (url: string) => /[?&]transport=/.test(url) && !/[?&]sid=/.test(url)

/** What both ends did in this case for a page of that origin: from the trace, and from the client's own reports in it. */
function happened(events: readonly TraceEvent[], origin: string): Omit<Expected, 'says'> {
  const asked = events.flatMap((event) =>
    event.kind === 'http.request' && begins(event.url) && header(event.headers, 'origin') === origin
      ? [event]
      : [],
  )
  const lanes = new Set(asked.map(({ client }) => client))
  expect(lanes.size, `one client asked from ${origin}`).toBe(1)
  const own = events.filter(({ client }) => client !== undefined && lanes.has(client))
  const told = own.flatMap((event): Expected['told'][] => {
    if (event.kind === 'client.connect') return ['connect']
    if (event.kind !== 'client.connect_error') return []
    const { message, description } = event
    return [{ message, ...(description !== undefined && { description }) }]
  })
  expect(told, `one result from ${origin}`).toHaveLength(1)
  const count = (kind: TraceEvent['kind']) => own.filter((event) => event.kind === kind).length
  const last = asked.at(-1)
  const answer = own.find((event) => event.kind === 'http.response' && event.request === last?.seq)
  const isPolling = last?.url.includes('transport=polling')
  return {
    told: told[0] ?? 'connect',
    sessions: count('engine.open') as Expected['sessions'],
    sockets: count('socket.connect') as Expected['sockets'],
    preflights: asked.filter(({ method }) => method === 'OPTIONS').length as Expected['preflights'],
    sendsHeader: asked.some(({ headers }) => header(headers, 'x-token') !== null),
    ...(answer?.kind === 'http.response' && {
      status: answer.status,
      ...(isPolling && { allows: header(answer.headers, 'access-control-allow-origin') }),
    }),
  }
}

const runOf = async (lab: Lab) => (await lab.trace()).findLast((event) => event.kind === 'program.run')

interface Place {
  url: string
  id: string
  /** Of the three pages, in the order of the columns. */
  origins: readonly string[]
}

async function runsAsExpected(lab: Lab, one: CorsCase, { url, id, origins }: Place): Promise<void> {
  const { last: before } = await traceAfter(url, id, newest)
  await lab.page.getByRole('button', { name: `세 출처에서 실행: ${one.row}`, exact: true }).click()
  const wanted = [one.app, one.other, one.none]
  const results = async () =>
    (await traceAfter(url, id, before)).events.filter(
      ({ kind }) => kind === 'client.connect' || kind === 'client.connect_error',
    ).length
  await expect.poll(results, { message: one.row, intervals: [100] }).toBe(3)
  const { events } = await traceAfter(url, id, before)
  for (const [i, origin] of origins.entries()) {
    const { says: _, ...expected } = wanted[i] ?? one.app
    expect(happened(events, origin), `${one.row} from ${origin}`).toMatchObject(expected)
  }
  // Only now is the panel asked.
  await rests(lab)
  for (const [i, page] of ['내 앱', '다른 사이트', '출처 없음'].entries())
    await expect(cell(lab, one.row, page)).toHaveAccessibleName(`${one.row}, ${page}: ${wanted[i]?.says}`)
}

test('the table is the browser’s own, cell by cell, and says who decided', { tag: '@matrix' }, async ({
  lab,
  playground,
}) => {
  test.setTimeout(300_000)
  const [app, other] = [playground.clientPort, playground.otherPort].map((port) => `http://localhost:${port}`)
  if (!app || !other) throw new Error('no ports')
  const own = `"…:${playground.clientPort}"`
  await openPanel(lab)

  // What is done by hand fills the table, too.
  await expect(cell(lab, own, '내 앱')).toHaveAccessibleName(`${own}, 내 앱: 실행`)
  await lab.connect('A')
  await expect(cell(lab, own, '내 앱')).toHaveAccessibleName(
    `${own}, 내 앱: 허용, …:${playground.clientPort}`,
  )
  await lab.press('A', '끊기')

  const place = { url: playground.url, id: await lab.id(), origins: [app, other, 'null'] }
  for (const one of corsCases(app, other)) await runsAsExpected(lab, one, place)

  // A cell opens the request, the answer and who decided, and its moment becomes the current one.
  await cell(lab, own, '다른 사이트').click()
  const detail = lab.page.getByRole('region', { name: '고른 칸' })
  await expect(detail).toContainText('글자가 달라서 브라우저가 감췄어요. 서버는 막지 않았어요.')
  await expect(detail).toContainText(`Origin: ${other}`)
  await expect(detail).toContainText(`Access-Control-Allow-Origin: ${app}`)
  await expect(detail).toContainText('소켓이 없는 유령 세션이에요.')
  await expect(detail).toContainText('xhr poll error (0)')
  await expect(lab.diagram.locator('[aria-current="true"], [aria-selected="true"]')).toHaveCount(1)

  // The whole table at once: stopped, the learner's own code is back, and runs.
  const mine = (await runOf(lab))?.text ?? ''
  await lab.page.getByRole('button', { name: '표 모두 채우기' }).click()
  await expect(lab.page.getByText(/^29줄 가운데 2번째/)).toBeVisible()
  expect((await runOf(lab))?.text).not.toBe(mine)
  await lab.page.getByRole('button', { name: '멈추기' }).click()
  await rests(lab)
  expect((await runOf(lab))?.text).toBe(mine)
  await expect(lab.difference).toHaveText(runs)
})

test('the picker edits the code; what cannot be edited, and a sixth client, are said', async ({
  lab,
  page,
}) => {
  await openPanel(lab)
  const panel = page.getByRole('tabpanel', { name: 'CORS' })

  // Chosen, applied, run; undo takes it back.
  await panel.getByRole('combobox', { name: 'cors.origin의 값' }).click()
  await page.getByRole('option', { name: '"*"', exact: true }).click()
  expect((await runOf(lab))?.text).not.toContain('origin: "*"')
  await panel.getByRole('button', { name: '코드에 적용' }).click()
  await expect.poll(async () => (await runOf(lab))?.text).toContain('origin: "*"')
  const server = (await lab.trace()).findLast((event) => event.kind === 'program.server')
  expect(server?.options['cors']).toEqual({ origin: '*' })
  await lab.code.click()
  await page.keyboard.press('Control+Z')
  await expect(panel.getByRole('combobox')).not.toContainText('"*"')

  // Five clients of one origin leave no room for another.
  for (let i = 0; i < 3; i += 1) await lab.add('내 앱')
  await panel.getByRole('button', { name: '"*", 다른 사이트: 실행', exact: true }).click()
  await expect(panel.getByRole('alert')).toContainText('클라이언트가 벌써 다섯이라')

  // Options from elsewhere are left alone.
  const elsewhere = [
    'const { Server } = require("socket.io")',
    'const mine = make()',
    'function make() { return { cors: { origin: "*" } } }',
    'const server = require("http").createServer()',
    'new Server(server, mine)',
    'server.listen(4000)',
  ].join('\n')
  await lab.run(elsewhere)
  await expect(panel).toContainText('옵션을 다른 곳에서 만들어서 고칠 수 없어요.')
  const setting = 'true, 내 앱'
  await panel.getByRole('button', { name: `${setting}: 실행`, exact: true }).click()
  await expect(panel.getByRole('alert')).toContainText('옵션을 다른 곳에서 만들어서 고칠 수 없어요.')
  expect((await runOf(lab))?.text).toBe(elsewhere)
})
