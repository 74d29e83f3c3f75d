/** Where learners got stuck: errors while they are mended, a console too small, no way back to a clean start. */
import type { Page } from '@playwright/test'
import { programOf } from '../support/programOf.ts'
import { createLab } from './support/lab.ts'
import { expect, test } from './support/test.ts'

/** How far down the page a line of the open file stands. */
const placeOf = async (page: Page, line: number) =>
  (
    await page
      .locator('.cm-line')
      .nth(line - 1)
      .boundingBox()
  )?.y

async function typeAt(page: Page, line: number, text: string): Promise<void> {
  await page
    .locator('.cm-line')
    .nth(line - 1)
    .click()
  await page.keyboard.press('End')
  await page.keyboard.type(text)
}

test('an error stays at its line while that is mended, and no line of the code moves', async ({
  page,
  playground,
}) => {
  const lab = createLab(page, playground)
  await lab.open()
  await typeAt(page, 5, 'const = 1')
  await page.keyboard.press('Control+Enter')
  await expect(lab.problem).toContainText('SyntaxError')
  const places = async () => [await placeOf(page, 1), await placeOf(page, 5), await placeOf(page, 6)]
  const before = await places()
  await page.keyboard.press('Backspace')
  await page.keyboard.type('2')
  await expect(lab.problem).toHaveText('이 줄을 고쳤어요. 다시 실행하면 맞는지 알 수 있어요.')
  await expect(lab.badLine).toHaveCount(0)
  expect(await places()).toEqual(before)
})

test('a client’s syntax error is told at its line in Korean, with a row of its own', async ({
  page,
  playground,
}) => {
  const lab = createLab(page, playground)
  await lab.open()
  await lab.run("const socket = io('http://localhost:4000'\nsocket.on('news', () => {})", 'client-a.js')
  await expect(lab.problem).toContainText('닫는 괄호가 빠졌어요.')
  await expect(lab.badLine).toHaveCount(1)
  await expect(lab.difference).toHaveText('실행하지 못했어요')
  await expect(lab.row(/A의 코드 오류/)).toBeVisible()
  await lab.run('function begin() {\n  io()\n', 'client-a.js')
  await expect(lab.problem).toContainText('닫지 않은 괄호가 있어요.')
  await expect(lab.badLine).toHaveCount(1)
  await lab.run('const socket = io()\nsocket.conect()', 'client-a.js')
  await expect(lab.problem).toContainText('함수가 아닌 것을 불렀어요.')
  await expect(lab.badLine).toHaveText('socket.conect()')
  await expect(lab.difference).toHaveText('이 코드에서 오류가 났어요')
})

test('while the playground is out of reach nobody says that a program runs', async ({ page, playground }) => {
  await page.goto(`${playground.url}/?chapter=first`)
  const lab = createLab(page, playground)
  await page.getByRole('tab', { name: '실험', exact: true }).click()
  await lab.code.filter({ hasText: 'io.on' }).waitFor()
  await expect(lab.difference).toHaveText('지금 도는 코드예요')
  await playground.stop()
  await expect(lab.difference).toHaveText('놀이터 서버에 닿지 않아요')
  await page.getByRole('button', { name: '다시 실행', exact: true }).click()
  const lesson = page.getByRole('region', { name: '수업' })
  await expect(lesson).toContainText('놀이터 서버에 닿지 않아서 server.js를 실행하지 못했어요.')
  await expect(page.getByText('앞의 프로그램이 돌고 있어요')).toHaveCount(0)
  await expect(page.getByText('지금 도는 코드예요')).toHaveCount(0)
  await playground.restart()
  await expect(lab.difference).toHaveText('지금 도는 코드예요', { timeout: 15_000 })
})

test('the console grows and stays so; what is long in it is folded, each socket by its id', async ({
  page,
  playground,
}) => {
  const lab = createLab(page, playground)
  await lab.open()
  await lab.starts(programOf(''))
  await lab.connect('A', 'B')
  await lab.say('io.fetchSockets()')
  const sockets = lab.console.locator('summary', { hasText: /^\s*Socket \{/ })
  await expect(sockets).toHaveCount(2)
  await expect(sockets.first()).toContainText(/id: '[\w-]{20}'/)
  await expect(lab.console.getByText('handshake').first()).toBeHidden()
  await sockets.first().click()
  await expect(lab.console.getByText('handshake').first()).toBeVisible()

  const height = async () => (await lab.console.boundingBox())?.height ?? 0
  const small = await height()
  await page.getByRole('button', { name: '콘솔 크게' }).click()
  await expect.poll(height).toBeGreaterThan(small + 40)
  const grip = page.getByRole('separator', { name: '서버 콘솔의 높이' })
  const edge = await grip.boundingBox()
  const large = await height()
  await page.mouse.move((edge?.x ?? 0) + 50, (edge?.y ?? 0) + 4)
  await page.mouse.down()
  await page.mouse.move((edge?.x ?? 0) + 50, (edge?.y ?? 0) + 44)
  await page.mouse.up()
  await expect.poll(height).toBeCloseTo(large - 40, -1)
  await grip.press('ArrowDown')
  await expect.poll(height).toBeCloseTo(large - 80, -1)
  const left = await height()
  await page.reload()
  await expect.poll(height).toBe(left)
  await page.getByRole('button', { name: '콘솔 작게' }).click()
  await expect.poll(height).toBe(small)
})

test('the free lab begins anew at any time, and asks once where a record goes', async ({
  page,
  playground,
}) => {
  const lab = createLab(page, playground)
  await lab.open()
  await lab.add('내 앱')
  await lab.connect('A', 'C')
  const before = await lab.id()
  const fresh = page.getByRole('button', { name: '처음 상태로' })
  await fresh.first().click()
  const dialog = page.getByRole('dialog', { name: '처음 상태로' })
  await dialog.getByRole('button', { name: '그만두기' }).click()
  await expect(lab.client('C')).toContainText('연결됨')
  await fresh.first().click()
  await dialog.getByRole('button', { name: '처음 상태로' }).click()
  await expect(lab.client('C')).toHaveCount(0)
  await expect.poll(lab.id).not.toBe(before)
  await expect(lab.client('A').getByRole('button', { name: '연결', exact: true })).toBeEnabled()
  expect((await lab.trace()).some(({ client }) => client !== undefined)).toBe(false)
  await expect(lab.difference).toHaveText('지금 도는 코드예요')
  await page.getByRole('button', { name: '내 코드로 되돌리기' }).click()
  await expect(lab.client('C')).toHaveCount(1)
})
