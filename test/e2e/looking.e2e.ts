/** Ways to look at the diagram: layers, filters, following, the keyboard, and small pages. */
import type { Lab } from './support/lab.ts'
import { expect, test } from './support/test.ts'

const packets = (lab: Lab, layer: string) => lab.row(new RegExp(`, ${layer}, `))
const filter = (lab: Lab) => lab.page.getByRole('button', { name: /골라서 보기|가려서 보는 중/ })

test('a layer is put away and brought back by its mark', async ({ lab, page }) => {
  await page.setViewportSize({ width: 1366, height: 1700 })
  await lab.connect('A')
  await lab.settled('A')
  await lab.unfold()
  for (const layer of ['HTTP', 'Engine\\.IO', 'Socket\\.IO']) {
    const button = page.getByRole('button', { name: new RegExp(`^${layer}$`) })
    await expect(packets(lab, layer)).not.toHaveCount(0)
    await button.click()
    await expect(packets(lab, layer)).toHaveCount(0)
    await button.click()
    await expect(packets(lab, layer)).not.toHaveCount(0)
  }
  await page.getByRole('button', { name: '내 코드', exact: true }).click()
  await expect(lab.row(/서버 코드/)).toHaveCount(0)
})

test('a client and a kind of step are left out, and said so', { tag: '@more' }, async ({ lab, page }) => {
  await page.setViewportSize({ width: 1366, height: 1700 })
  await lab.connect('A', 'B')
  await lab.settled('A', 'B')
  await filter(lab).click()
  await page.getByRole('checkbox', { name: '클라이언트 A' }).uncheck({ force: true })
  await expect(lab.row(/클라이언트 A/)).toHaveCount(0)
  await expect(lab.row(/클라이언트 B/)).not.toHaveCount(0)
  await page.getByRole('checkbox', { name: '연결과 끊기' }).uncheck({ force: true })
  await expect(lab.row(/클라이언트 B/)).toHaveCount(0)
  await expect(lab.row(/서버 실행/)).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: '가려서 보는 중 (2)' })).toBeVisible()
})

test('the newest row stays in sight until one scrolls up, and 최신으로 goes back to it', {
  tag: '@more',
}, async ({ lab, page }) => {
  await lab.connect('A')
  await lab.settled('A')
  const newest = page.getByRole('button', { name: '최신으로' })
  await lab.say('for (let i = 0; i < 30; i++) io.emit("tick", i)')
  await expect(lab.row(/42\["tick",29\]/)).toBeInViewport()
  await expect(newest).toBeHidden()
  await lab.diagram.hover()
  await page.mouse.wheel(0, -600)
  await expect(newest).toBeVisible()
  const seen = await lab.diagram.evaluate((list) => list.scrollTop)
  await lab.say('io.emit("more")')
  await expect(lab.console).toContainText('io.emit("more")')
  await expect
    .poll(async () => (await lab.trace()).some((e) => e.kind === 'broadcast' && e.event === 'more'))
    .toBe(true)
  expect(await lab.diagram.evaluate((list) => list.scrollTop)).toBe(seen)
  await newest.click()
  await expect(lab.row(/42\["more"\]/)).toBeInViewport()
  await expect(newest).toBeHidden()
})

test('where all rows are in sight, 최신으로 leads nowhere and is not there', async ({ lab, page }) => {
  await lab.connect('A')
  await lab.settled('A')
  const newest = page.getByRole('button', { name: '최신으로' })
  await lab.say('for (let i = 0; i < 30; i++) io.emit("tick", i)')
  await expect(lab.row(/42\["tick",29\]/)).toBeInViewport()
  await lab.diagram.hover()
  await page.mouse.wheel(0, -6000)
  await expect(newest).toBeVisible()
  await page.setViewportSize({ width: 1366, height: 2400 })
  await expect(lab.row(/42\["tick",29\]/)).toBeInViewport()
  await expect(newest).toBeHidden()
})

test('the diagram is walked by arrows, opened and closed by Enter, left by Escape', async ({ lab, page }) => {
  await lab.connect('A')
  await lab.settled('A')
  const current = lab.diagram.locator('[aria-current]')
  await lab.diagram.focus()
  await page.keyboard.press('Home')
  await expect(current).toContainText('서버 실행')
  await page.keyboard.press('ArrowDown')
  await expect(current).toContainText('핸드셰이크')
  await page.keyboard.press('Enter')
  await expect(current).toContainText('연결 요청')
  await page.keyboard.press('ArrowDown')
  await expect(current).toContainText('세션 ID 받음')
  await expect(page.getByRole('region', { name: '고른 패킷' })).toContainText('0')
  await page.keyboard.press('Enter')
  await expect(current).toContainText('핸드셰이크')
  await page.keyboard.press('Space')
  await expect(current).toContainText('연결 요청')
  await page.keyboard.press('End')
  await expect(current).toBeInViewport()
  await page.keyboard.press('Escape')
  await expect(current).toHaveCount(0)
})

test('every control is reached by Tab, and says its name', async ({ lab, page }) => {
  const names: string[] = []
  // The browser goes on from where something was pressed last.
  await page.getByRole('heading', { level: 1 }).click()
  // From the top of the page until Tab leaves it; no page has this many stops.
  while (names.length < 80) {
    // In the editor Tab indents; after Escape it goes on, as the help says.
    if (await lab.code.evaluate((code) => code === document.activeElement))
      await page.keyboard.press('Escape')
    await page.keyboard.press('Tab')
    const name = await page.evaluate(() => {
      const at = document.activeElement
      if (at === null || at === document.body) return null
      const label = at instanceof HTMLInputElement ? at.labels?.[0] : null
      return at.getAttribute('aria-label') ?? (label ?? at).textContent
    })
    if (name === null) break
    expect(name).not.toBe('')
    names.push(name)
  }
  expect(names.length).toBeLessThan(80)
  const all = names.join('\n')
  for (const name of [
    '다시 실행',
    '도움말',
    '어둡게 보기',
    'server.js',
    '오간 것',
    '보내기',
    '연결',
    '클라이언트 추가',
    '서버 콘솔의 줄',
  ])
    expect(all).toContain(name)
})

test('a client is connected, sends and leaves by keyboard alone', { tag: '@more' }, async ({ lab, page }) => {
  const connect = lab.client('A').getByRole('button', { name: '연결', exact: true })
  await connect.focus()
  await page.keyboard.press('Enter')
  await expect(lab.client('A')).toContainText('연결됨')
  await lab.client('A').getByRole('button', { name: 'A에서 보내기' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('인자 (JSON, 쉼표로 나눠요)')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(lab.row(/A가 보냄/)).toBeVisible()
  await lab.client('A').getByRole('button', { name: '끊기' }).focus()
  await page.keyboard.press('Space')
  await expect(lab.client('A')).toContainText('연결 끊김')
})

test('on a phone the same lab is four tabs, and nothing is wider than the page', async ({ lab, page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  const tab = (name: string) => page.getByRole('tab', { name, exact: true }).click()
  await tab('클라이언트')
  await lab.connect('A')
  await lab.settled('A')
  await tab('순서')
  await lab.row(/업그레이드, 클라이언트 A/).click()
  await lab.row(/^프로브 핑, Engine\.IO, A에서 서버로, 2probe/).click()
  await expect(lab.diagram.getByRole('region', { name: '고른 패킷' })).toContainText('2probe'.slice(1))
  await page.getByRole('button', { name: '두 쪽이 아는 것도 보기' }).click()
  await expect(lab.truth).toContainText('브라우저가 아는 것')
  await lab.toNow()
  await tab('콘솔')
  await expect(lab.console).toContainText('새로운 유저가 연결되었습니다.')
  await tab('코드')
  await expect(lab.code).toContainText('io.on')
  for (const name of ['코드', '순서', '콘솔', '클라이언트']) {
    await tab(name)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(844)
  }
})

test('at 1280×660 everything is in the page at once, and the page itself does not scroll', {
  tag: '@more',
}, async ({ lab, page }) => {
  await page.setViewportSize({ width: 1280, height: 660 })
  await lab.connect('A')
  for (const part of [
    lab.code,
    lab.diagram,
    lab.prompt,
    lab.truth,
    lab.client('B'),
    lab.client('A').getByRole('button', { name: 'A에서 보내기' }),
  ])
    await expect(part).toBeInViewport()
  expect(
    await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]),
  ).toEqual([1280, 660])
})
