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

test('a client’s syntax error is told at its line in Korean, with a row of its own', {
  tag: '@more',
}, async ({ page, playground }) => {
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
  await expect(lab.difference).toHaveText('지금 도는 코드예요', { timeout: 40_000 })
})

test('the console grows and stays so; what is long in it is folded, each socket by its id', {
  tag: '@more',
}, async ({ page, playground }) => {
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

test('no name of a file is cut, with however many clients', { tag: '@more' }, async ({
  page,
  playground,
}) => {
  const lab = createLab(page, playground)
  await lab.open()
  const files = page.getByRole('tablist', { name: '파일' })
  for (const lane of ['C', 'D', 'E']) {
    await lab.add('내 앱')
    await expect(files.getByRole('tab', { name: new RegExp(`client-${lane.toLowerCase()}.js`) })).toHaveCount(
      1,
    )
    for (const size of [
      { width: 1366, height: 625 },
      { width: 1280, height: 660 },
      { width: 1920, height: 1080 },
    ]) {
      await page.setViewportSize(size)
      const cut = await files.evaluate((list) => list.scrollWidth - list.clientWidth)
      expect(cut, `${lane} at ${size.width}`).toBe(0)
    }
  }
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test('a submitted prediction stays in the text, and the wire’s chip and a row’s text are whole', {
    tag: '@more',
  }, async ({ page, playground }) => {
    await page.goto(`${playground.url}/?chapter=everyone`)
    await page.getByRole('tab', { name: '예측', exact: true }).click()
    await page.getByRole('radio', { name: 'A, B, C 모두' }).check()
    await page.getByRole('button', { name: '예측 제출하고 실행' }).click()
    await expect(page.getByRole('tab', { name: '실험', exact: true })).toHaveAttribute(
      'aria-selected',
      'true',
    )
    await expect(page.getByRole('tablist', { name: '화면' }).getByRole('tab', { selected: true })).toHaveText(
      '설명',
    )
    await page.goto(`${playground.url}/?chapter=heartbeat`)
    const chip = page.getByText('전선 그대로', { exact: true })
    await expect(chip).toBeVisible()
    expect(await chip.evaluate((text) => text.scrollWidth - text.clientWidth)).toBe(0)
  })
})

test('on a phone the text of a row stays in its row, whatever was answered', { tag: '@more' }, async ({
  browser,
  playground,
}) => {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } })
  await page.goto(`${playground.url}/?chapter=free`)
  await page.getByRole('tab', { name: '코드' }).click()
  const lab = createLab(page, playground)
  await lab.run(
    `const app = require('express')()
const { createServer } = require('http')
new (require('socket.io').Server)(createServer(app))
app.get('/', (req, res) => res.send('x'))
app.listen(4000)`,
  )
  await expect(lab.difference).toHaveText('지금 도는 코드예요')
  const { base } = await page.evaluate(() => {
    const workspace = sessionStorage.getItem('socketio-playground.workspace')
    return JSON.parse(localStorage.getItem(`socketio-playground.${workspace}.value.lab`) ?? '{}') as {
      base: string
    }
  })
  expect((await fetch(`${playground.url}${base}/socket.io/?EIO=4&transport=polling`)).status).toBe(404)
  await page.getByRole('tab', { name: '순서' }).click()
  await lab.unfold()
  const row = lab.row(/404/).last()
  await expect(row).toBeVisible()
  const [outer, inner] = await row.evaluate((button) => {
    const text = [...button.querySelectorAll('span')].findLast((span) => span.textContent?.startsWith('404'))
    return [button.getBoundingClientRect(), text?.getBoundingClientRect()].map((box) => box?.toJSON())
  })
  expect(inner.top).toBeGreaterThanOrEqual(outer.top)
  expect(inner.bottom).toBeLessThanOrEqual(outer.bottom)
  await page.close()
})
