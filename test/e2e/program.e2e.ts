/** The program in the editor: typed and running told apart, errors at their line, nothing typed ever lost. */
import type { Page } from '@playwright/test'
import type { Playground } from './support/playground.ts'
import { expect, test } from './support/test.ts'

let playground: Playground
test.beforeEach(({ playground: worker }) => {
  playground = worker
})

const code = (page: Page) => page.locator('.cm-content')
const state = (page: Page) => page.getByRole('region', { name: '서버 프로그램' }).getByRole('status')
const running = '지금 도는 코드예요'

async function open(page: Page): Promise<void> {
  await page.goto(`${playground.url}/?chapter=free`)
  await expect(code(page)).toContainText('io.on')
  await expect(state(page)).toHaveText(running)
}
/** Types at the end of a line, as a hand does. */
async function typeAt(page: Page, line: number, text: string): Promise<void> {
  await page
    .locator('.cm-line')
    .nth(line - 1)
    .click()
  await page.keyboard.press('End')
  await page.keyboard.type(text)
}

test('the seed’s program runs, and says so with the line', { tag: '@more' }, async ({ page }) => {
  await open(page)
  await expect(code(page)).toContainText(`origin: "http://localhost:${playground.clientPort}"`)
  const log = page.getByRole('log')
  await expect(log).toContainText('서버가 4000번 포트에서 실행 중입니다.')
  await log.getByRole('button', { name: 'server.js:29' }).first().click()
  await expect(page.getByRole('button', { name: /^기다리는 중/ })).toBeVisible()
})

test('typed code is told apart from running code until it runs', async ({ page }) => {
  await open(page)
  await typeAt(page, 5, "console.log('하나')")
  await expect(state(page)).toHaveText('아직 실행하지 않은 줄 1개')
  await expect(page.locator('.cm-bars .cm-changed')).toHaveCount(1)
  await page.keyboard.press('Control+Enter')
  await expect(state(page)).toHaveText(running)
  await expect(page.getByRole('log')).toContainText('하나')
  await expect(page.locator('.cm-bars .cm-changed')).toHaveCount(0)
})

test('a program that does not parse is told at its line, and the old one runs on', async ({ page }) => {
  await open(page)
  await typeAt(page, 5, 'const = 1')
  await page.getByRole('button', { name: '다시 실행' }).click()
  await expect(page.locator('.cm-problem')).toBeVisible()
  await expect(page.locator('.cm-line.cm-bad')).toHaveText('const = 1')
  await expect(state(page)).toHaveText('실행하지 못해서 이전 코드가 돌아요')
  await expect(page.getByRole('button', { name: /^기다리는 중/ })).toBeVisible()
  await page.reload()
  await expect(code(page)).toContainText('const = 1')
})

test('an error while the program runs ends it, and stands at its line', { tag: '@more' }, async ({
  page,
}) => {
  await open(page)
  await typeAt(page, 5, "setTimeout(() => { throw new Error('늦은 오류') }, 50)")
  await page.keyboard.press('Control+Enter')
  await expect(page.locator('.cm-problem')).toContainText('늦은 오류')
  await expect(page.locator('.cm-line.cm-bad')).toContainText('늦은 오류')
  await expect(state(page)).toHaveText('이 코드는 멈췄어요')
  await expect(page.getByRole('button', { name: /^멈춤/ })).toBeVisible()
})

test('a count beside a line leads to what the line caused, and marks the line and the row', async ({
  page,
}) => {
  await open(page)
  await page.getByRole('button', { name: '연결', exact: true }).first().click()
  await expect(page.getByRole('log')).toContainText('새로운 유저가 연결되었습니다.')
  await page.locator('.cm-leads').first().click()
  await expect(page.locator('.cm-line.cm-current')).toHaveCount(1)
  await expect(page.locator('.cm-line.cm-current')).toContainText('new Server')
  await expect(page.getByRole('button', { name: '자세히' })).toBeVisible()
})

test('Escape and Tab lead out of the editor, with all of it selected, too', { tag: '@more' }, async ({
  page,
}) => {
  await open(page)
  await code(page).click()
  for (const key of ['Control+A', 'Escape', 'Tab']) await page.keyboard.press(key)
  await expect(code(page)).not.toBeFocused()
  await expect(state(page)).toHaveText(running)
})

test('a line of the console runs in the program, and the arrows bring it back', { tag: '@more' }, async ({
  page,
}) => {
  await open(page)
  const prompt = page.getByLabel('서버 프로그램에서 실행할 한 줄')
  await prompt.fill('io.engine.clientsCount + 41')
  await prompt.press('Enter')
  await expect(page.getByRole('log')).toContainText('41')
  await expect(prompt).toHaveValue('')
  await prompt.fill('nobody.knows')
  await prompt.press('Enter')
  await expect(page.getByRole('log')).toContainText('ReferenceError')
  await prompt.press('ArrowUp')
  await prompt.press('ArrowUp')
  await expect(prompt).toHaveValue('io.engine.clientsCount + 41')
})

test('the first state can be taken back, even after a reload', async ({ page }) => {
  await open(page)
  await typeAt(page, 5, '// 내 줄')
  await page.getByRole('button', { name: '처음 상태로' }).click()
  await expect(code(page)).not.toContainText('// 내 줄')
  await page.reload()
  await expect(code(page)).toContainText('io.on')
  await page.getByRole('button', { name: '코드 되돌리기' }).click()
  await expect(code(page)).toContainText('// 내 줄')
})

test('two tabs have two labs; the second begins with the program of the first', { tag: '@more' }, async ({
  page,
  context,
}) => {
  await open(page)
  await typeAt(page, 5, "console.log('첫째 탭')")
  await page.keyboard.press('Control+Enter')
  await expect(state(page)).toHaveText(running)
  const second = await context.newPage()
  await open(second)
  await expect(code(second)).toContainText('첫째 탭')
  await typeAt(second, 5, '// 둘째 탭')
  await expect(state(second)).toHaveText('아직 실행하지 않은 줄 1개')
  await page.reload()
  await expect(code(page)).toContainText('첫째 탭')
  await expect(code(page)).not.toContainText('둘째 탭')
})

test('after a restart of the server the lab is there again with the program that ran', async ({ page }) => {
  await open(page)
  await typeAt(page, 5, "console.log('다시 왔어요')")
  await page.keyboard.press('Control+Enter')
  await expect(state(page)).toHaveText(running)
  await page.keyboard.type(' // 아직')
  await playground.stop()
  await expect(page.getByText('놀이터 서버와 연결이 끊겼어요.')).toBeVisible()
  await expect(page.getByRole('button', { name: /^닿지 않음/ })).toBeVisible()
  await playground.restart()
  await expect(page.getByText('놀이터 서버와 연결이 끊겼어요.')).toBeHidden({ timeout: 15_000 })
  await expect(page.getByRole('log')).toContainText('다시 왔어요')
  await expect(code(page)).toContainText('// 아직')
  await expect(state(page)).toHaveText('아직 실행하지 않은 줄 1개')
})

test('on a phone one part is shown at a time, and nothing is clipped', { tag: '@more' }, async ({
  browser,
}) => {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } })
  await page.goto(`${playground.url}/?chapter=free`)
  for (const name of ['코드', '콘솔', '클라이언트', '순서']) {
    await page.getByRole('tab', { name }).click()
    await expect(page.getByRole('tab', { name })).toHaveAttribute('aria-selected', 'true')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  }
  await page.getByRole('tab', { name: '코드' }).click()
  await expect(code(page)).toContainText('io.on')
  // Lessons tell by these names what to press: neither is an icon alone, or the half of it.
  for (const name of ['한 걸음씩', '다시 실행']) {
    const words = await page.getByRole('button', { name, exact: true }).evaluate((button) => {
      const range = document.createRange()
      range.selectNodeContents(button)
      return [...range.getClientRects()].map(({ width }) => width)
    })
    expect(Math.max(...words), name).toBeGreaterThan(40)
    expect(Math.min(...words), name).toBeGreaterThan(1)
  }
  await page.close()
})
