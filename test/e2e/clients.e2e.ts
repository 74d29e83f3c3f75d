/** Real clients of real origins, through the page: connect, disconnect, be refused, send, and what each end knows. */
import type { Page } from '@playwright/test'
import type { Playground } from './support/playground.ts'
import { expect, test } from './support/test.ts'

let playground: Playground
test.beforeEach(({ playground: worker }) => {
  playground = worker
})

const client = (page: Page, lane: string) => page.getByRole('group', { name: `클라이언트 ${lane}` })
const press = (page: Page, lane: string, name: string) =>
  client(page, lane).getByRole('button', { name, exact: true }).click()
const strip = (page: Page) => page.getByRole('region', { name: '두 쪽의 진실' })
const panel = (page: Page, lane: string) => page.getByRole('dialog', { name: `클라이언트 ${lane}` })

async function open(page: Page): Promise<void> {
  await page.goto(`${playground.url}/?chapter=free`)
  await expect(client(page, 'A').getByRole('button', { name: '연결', exact: true })).toBeEnabled()
}
async function connect(page: Page, lane: string): Promise<void> {
  await press(page, lane, '연결')
  await expect(client(page, lane)).toContainText('연결됨')
}
async function look(page: Page, lane: string): Promise<void> {
  await client(page, lane).locator('[data-opens-client]').click()
  await expect(panel(page, lane)).toBeVisible()
}
async function runClient(page: Page, lane: string, text: string): Promise<void> {
  const name = `client-${lane.toLowerCase()}.js`
  await page.getByRole('tab', { name: new RegExp(name) }).click()
  const code = page.locator('.cm-content:visible')
  await code.click()
  await page.keyboard.press('Control+A')
  await page.keyboard.insertText(text)
  await page.keyboard.press('Control+Enter')
}

test('a client connects over WebSocket, says so in its own console, and leaves', async ({ page }) => {
  await open(page)
  await connect(page, 'A')
  await look(page, 'A')
  await expect(panel(page, 'A')).toContainText('websocket')
  await expect(panel(page, 'A').getByRole('list', { name: '클라이언트 A의 콘솔' })).toContainText(
    '서버에 연결되었습니다.',
  )
  const frame = page.frameLocator('iframe[title^="클라이언트 A의 페이지"]')
  await expect(frame.locator('body')).toContainText(`http://localhost:${playground.clientPort}`)
  await expect(frame.locator('body')).toContainText('http://localhost:4000 → 이 실험실')
  await page.keyboard.press('Escape')
  await expect(strip(page)).toContainText('웹소켓으로 이어져 있어요')
  await press(page, 'A', '끊기')
  await expect(strip(page)).toContainText('client namespace disconnect')
  await expect(page.getByRole('log')).toContainText('유저가 연결을 끊었습니다.')
})

test('another site is blocked by the browser while the server answered 200', { tag: '@more' }, async ({
  page,
}) => {
  await open(page)
  await page.getByRole('button', { name: '클라이언트 추가' }).click()
  await page.getByRole('button', { name: /다른 사이트/ }).click()
  await press(page, 'C', '연결')
  await expect(strip(page)).toContainText('xhr poll error')
  await expect(strip(page)).toContainText('200')
  await expect(strip(page)).toContainText('만 허용해서 브라우저가 응답을 감췄어요')
  await press(page, 'C', '그만')
  await expect(client(page, 'C')).toContainText('연결 끊김')
})

test('a page without origin is really of origin null', async ({ page }) => {
  await open(page)
  await look(page, 'B')
  await panel(page, 'B').getByRole('radio', { name: '출처 없음' }).click()
  const frame = page.frameLocator('iframe[title^="클라이언트 B의 페이지"]')
  await expect(frame.locator('#origin')).toHaveText('null')
  await panel(page, 'B').getByRole('textbox').fill('window.origin')
  await page.keyboard.press('Enter')
  await expect(panel(page, 'B').getByRole('list')).toContainText('"null"')
})

test('an event is sent from the page of the client, and its answer is shown', async ({ page }) => {
  await open(page)
  await connect(page, 'A')
  await client(page, 'A').getByRole('button', { name: 'A에서 보내기' }).click()
  const args = page.getByLabel('인자 (JSON, 쉼표로 나눠요)')
  await args.fill("'안녕'")
  await page.getByRole('button', { name: '보내기', exact: true }).click()
  await expect(page.locator('#composer-outcome')).toContainText('큰따옴표')
  await page
    .getByPlaceholder('io.emit("news", 1)')
    .fill("io.on('connection', (s) => s.on('chat', (m, ack) => ack(m + '!')))")
  await page.keyboard.press('Enter')
  await press(page, 'A', '끊기')
  await connect(page, 'A')
  await args.fill('"안녕"')
  await page.getByText('확인 응답(ack) 받기').click()
  await page.getByRole('button', { name: '보내기', exact: true }).click()
  await expect(page.locator('#composer-outcome')).toContainText('"안녕!"')
})

test('client code is run anew in a new page, and its errors carry their line', async ({ page }) => {
  await open(page)
  await connect(page, 'A')
  await runClient(page, 'A', 'const socket = io("http://localhost:4000/nope")\n\nnothing()')
  await look(page, 'A')
  const lines = panel(page, 'A').getByRole('list')
  await expect(lines).toContainText('nothing is not defined')
  await expect(lines.getByRole('listitem').filter({ hasText: 'nothing' })).toContainText('3')
  await page.keyboard.press('Escape')
  await expect(strip(page)).toContainText('서버에 없는 네임스페이스예요')
})

for (const [name, code, words] of [
  ['a wrong path', 'io("http://localhost:4000", { path: "/x" })', '서버는 /socket.io/에서 기다려요'],
  ['a port where nobody listens', 'io("http://localhost:5000")', '클라이언트가 다른 포트로 갔어요'],
  ['an address that is not the lab’s', 'io()', '주소 없는 io()는 페이지가 온 곳으로 가요'],
] as const)
  test(`${name} is named`, { tag: name === 'a wrong path' ? [] : '@more' }, async ({ page }) => {
    await open(page)
    await runClient(page, 'B', code)
    await expect(strip(page)).toContainText('xhr poll error')
    await expect(strip(page)).toContainText(words)
  })

test('a reload keeps the clients and their code, and connects nobody by itself', async ({ page }) => {
  await open(page)
  await runClient(page, 'B', 'const socket = io("http://localhost:4000") // 내 코드')
  await expect(client(page, 'B')).toContainText('연결됨')
  await page.reload()
  await expect(client(page, 'B').getByRole('button', { name: '연결', exact: true })).toBeEnabled()
  await look(page, 'B')
  await expect(panel(page, 'B')).toContainText('새로 고치기 전에는 연결돼 있었어요')
  await page.keyboard.press('Escape')
  await connect(page, 'B')
})

test('a client whose port does not answer says so and can become one without origin', {
  tag: '@more',
}, async ({ page }) => {
  await page.route(`http://localhost:${playground.clientPort}/**`, (route) => route.abort())
  await page.goto(`${playground.url}/?chapter=free`)
  await expect(client(page, 'A')).toContainText('페이지에 닿지 못함')
  await look(page, 'A')
  await panel(page, 'A').getByRole('button', { name: '출처 없는 페이지로 바꾸기' }).click()
  await expect(page.frameLocator('iframe[title^="클라이언트 A의 페이지"]').locator('#origin')).toHaveText(
    'null',
  )
})
