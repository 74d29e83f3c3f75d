/** The learner's hand on the wire: hold, let go, drop, edit, send again, delay, block, silence. */
import type { Page } from '@playwright/test'
import { programOf } from '../support/programOf.ts'
import type { Lab } from './support/lab.ts'
import { expect, test } from './support/test.ts'

const chat = 'io.on("connection", (socket) => socket.on("chat", (text) => console.log("받음", text)))'
const fast = 'cors: { origin: "*" }, pingInterval: 400, pingTimeout: 20000'

const bar = (page: Page) => page.getByRole('region', { name: '전선' })
const hold = (page: Page) => page.getByRole('button', { name: '붙잡기', exact: true })
const chip = (page: Page, words: string | RegExp) =>
  page.getByRole('banner').getByRole('button', { name: words })
const press = (page: Page, name: string) => bar(page).getByRole('button', { name, exact: true }).click()

/** Connected over WebSocket, with nothing of the joining on its way. */
async function join(lab: Lab, program: string): Promise<void> {
  await lab.run(program)
  await expect(lab.glance).toContainText('기다리는 중')
  await lab.connect('A')
  await lab.settled('A')
  await lab.compose()
}
/** Leaves the editor, so that keys are the page's. */
const toDiagram = (lab: Lab) => lab.diagram.focus()
/** Why the server's sockets left. */
const goodbyes = async (lab: Lab) =>
  (await lab.trace()).map((event) => (event.kind === 'socket.disconnect' ? event.reason : null))
const kinds = async (lab: Lab) => (await lab.trace()).map(({ kind }) => kind)

/** Holds packets of one kind only. */
async function holdOnly(page: Page, kind: string): Promise<void> {
  await page.getByRole('button', { name: /^붙잡을 것/ }).click()
  await page.getByRole('dialog', { name: '무엇을 붙잡을지' }).getByText(kind, { exact: true }).click()
  await page.keyboard.press('Escape')
  await hold(page).click()
}

test('a held pong is seen at its gate, in the bar and in the chip, and one key lets everything flow', async ({
  lab,
  page,
}) => {
  await join(lab, programOf('', fast))
  await holdOnly(page, '퐁')
  await expect(lab.row(/^퐁, Engine\.IO, A에서 서버로, 3, 붙잡힘/)).toBeVisible()
  await expect(bar(page)).toContainText('A → 서버 패킷 1개를 붙잡고 있어요')
  await expect(bar(page)).toContainText(/서버는 [\d.]+초 안에 퐁을 기다려요/)
  await expect(chip(page, 'A의 퐁을 붙잡는 중')).toBeVisible()
  await expect(hold(page)).toHaveAttribute('aria-pressed', 'true')
  await toDiagram(lab)
  await page.keyboard.press('f')
  await expect(chip(page, '전선 그대로')).toBeVisible()
  await expect(bar(page)).toBeHidden()
  await expect(hold(page)).toHaveAttribute('aria-pressed', 'false')
  await expect(lab.client('A')).toContainText('연결됨')
  expect(await kinds(lab)).toContain('wire.released')
})

test('a pong that is held too long ends in ping timeout', { tag: '@more' }, async ({ lab, page }) => {
  await join(lab, programOf('', 'cors: { origin: "*" }, pingInterval: 400, pingTimeout: 600'))
  await holdOnly(page, '퐁')
  await expect(lab.row(/퐁, .*기다리다 연결이 끊김/).first()).toBeVisible()
  await expect.poll(() => goodbyes(lab)).toContain('ping timeout')
})

test('the page goes on holding after a reload, and H works on a Korean keyboard', { tag: '@more' }, async ({
  lab,
  page,
}) => {
  await join(lab, programOf(chat))
  await toDiagram(lab)
  await page.evaluate(() =>
    document.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'ㅗ', code: 'KeyH', bubbles: true, cancelable: true }),
    ),
  )
  await expect(hold(page)).toHaveAttribute('aria-pressed', 'true')
  await page.reload()
  await expect(hold(page)).toHaveAttribute('aria-pressed', 'true')
  await expect(bar(page)).toContainText('붙잡')
})

test('an event that is dropped never arrives; the next one does', async ({ lab, page }) => {
  await join(lab, programOf(chat))
  await hold(page).click()
  const send = page.getByRole('button', { name: '보내기', exact: true })
  const args = page.getByLabel('인자 (JSON, 쉼표로 나눠요)')
  await args.fill('"첫째"')
  await send.click()
  await expect(lab.row(/42\["chat","첫째"\], 붙잡힘/)).toBeVisible()
  await press(page, '버리기')
  await expect(
    lab.row(/서버로 가다 버려짐, Socket\.IO, A에서 서버로, 42\["chat","첫째"\], 버려짐/),
  ).toBeVisible()
  await args.fill('"둘째"')
  await send.click()
  await expect(lab.row(/42\["chat","둘째"\], 붙잡힘/)).toBeVisible()
  await press(page, '하나 보내기')
  await expect(lab.console).toContainText('받음 둘째')
  await expect(lab.console).not.toContainText('받음 첫째')
})

test('other arguments reach the program, and the packet is marked for ever', { tag: '@more' }, async ({
  lab,
  page,
}) => {
  await join(lab, programOf(chat))
  await hold(page).click()
  await page.getByLabel('인자 (JSON, 쉼표로 나눠요)').fill('"안녕"')
  await page.getByRole('button', { name: '보내기', exact: true }).click()
  await press(page, '고치기')
  const form = page.getByRole('form', { name: '붙잡은 패킷 고치기' })
  await form.getByRole('textbox').fill("'작은따옴표'")
  await form.getByRole('button', { name: '바꾸기' }).click()
  await expect(form.getByRole('alert')).toContainText('큰따옴표')
  await form.getByRole('textbox').fill('"다른 말"')
  await form.getByRole('button', { name: '바꾸기' }).click()
  const edited = /42\["chat","다른 말"\].*고침, 원래 42\["chat","안녕"\]/
  await expect(lab.row(edited)).toBeVisible()
  await press(page, '하나 보내기')
  await expect(lab.console).toContainText('받음 다른 말')
  await expect(lab.row(edited)).toBeVisible()
})

test('a packet is sent once more, and says so', async ({ lab, page }) => {
  await join(lab, programOf(chat))
  await page.getByLabel('인자 (JSON, 쉼표로 나눠요)').fill('"한 번"')
  await page.getByRole('button', { name: '보내기', exact: true }).click()
  await expect(lab.console).toContainText('받음 한 번')
  await lab.row(/42\["chat","한 번"\]/).click()
  await page.getByRole('button', { name: '다시 보내기' }).click()
  await expect(lab.row(/42\["chat","한 번"\], 다시 보냄/)).toBeVisible()
  await expect(lab.console.getByText('받음 한 번')).toHaveCount(2)
})

test('a blocked upgrade leaves the client on polling', { tag: '@more' }, async ({ lab, page }) => {
  await lab.run(programOf(chat))
  await chip(page, '전선 그대로').click()
  await page.getByText('웹소켓 업그레이드 막기').click()
  await page.keyboard.press('Escape')
  await expect(chip(page, '웹소켓을 막는 중')).toBeVisible()
  await lab.connect('A')
  await expect(lab.row(/웹소켓 요청, .*웹소켓이 막힘/)).toBeVisible()
  await expect(lab.client('A')).toContainText('연결됨 · polling')
})

test('what vanishes in silence is noticed by heartbeat only', { tag: '@more' }, async ({ lab, page }) => {
  await join(lab, programOf(chat, 'cors: { origin: "*" }, pingInterval: 500, pingTimeout: 8000'))
  await chip(page, '전선 그대로').click()
  await page.getByRole('dialog', { name: '네트워크 조건' }).getByRole('radio', { name: '서버로' }).click()
  await page.keyboard.press('Escape')
  await expect(chip(page, '패킷이 사라지는 중')).toBeVisible()
  await page.getByRole('button', { name: '보내기', exact: true }).click()
  await expect(lab.row(/서버로 가다 사라짐, .*42\["chat","안녕"\], 가다가 사라짐/)).toBeVisible()
  await expect.poll(() => goodbyes(lab), { timeout: 40_000 }).toContain('ping timeout')
  await page.getByRole('button', { name: '풀기' }).click()
  await expect(chip(page, '전선 그대로')).toBeVisible()
  await expect(lab.client('A')).toContainText('연결됨', { timeout: 60_000 })
})

test('a delayed packet is on its way, and its row keeps by how much', { tag: '@more' }, async ({
  lab,
  page,
}) => {
  await join(lab, programOf(chat))
  await chip(page, '전선 그대로').click()
  await page.getByLabel('늦출 시간 (ms)').fill('천')
  await page.getByRole('button', { name: '늦추기' }).click()
  await expect(page.getByRole('alert')).toContainText('0부터 60000까지')
  await page.getByLabel('늦출 시간 (ms)').fill('1500')
  await page.getByRole('button', { name: '늦추기' }).click()
  await page.keyboard.press('Escape')
  await expect(chip(page, '1500 ms 늦추는 중')).toBeVisible()
  await page.getByRole('button', { name: '보내기', exact: true }).click()
  await expect(lab.row(/42\["chat","안녕"\], 늦어지는 중, 1500ms 늦춤/)).toBeVisible()
  await expect(lab.console).toContainText('받음 안녕')
  await expect(lab.row(/42\["chat","안녕"\], 1500ms 늦춤/)).toBeVisible()
})
