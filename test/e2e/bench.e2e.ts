/** The learner's bench: the diagram has the most of the page, and nothing in it is cut, at every size that is promised. */
import type { Page } from '@playwright/test'
import { createLab, type Lab } from './support/lab.ts'
import type { Playground } from './support/playground.ts'
import { expect, test } from './support/test.ts'

const packet = '42["notice","곧 시작해요"]'
const laptop = { width: 1366, height: 625 }
const small = { width: 1280, height: 660 }
const sizes = [laptop, small, { width: 1920, height: 1080 }, { width: 390, height: 844 }]

/** A chapter with three clients that are connected, and a packet to each of them. */
async function sit(page: Page, playground: Pick<Playground, 'url'>): Promise<Lab> {
  const lab = createLab(page, playground)
  await page.setViewportSize({ width: 1366, height: 768 })
  await page.goto(`${playground.url}/?chapter=everyone`)
  await page.getByRole('tablist', { name: '단계' }).getByRole('tab', { name: '실험', exact: true }).click()
  await lab.code.filter({ hasText: 'notice' }).waitFor()
  await expect(lab.client('C').getByRole('button', { name: '연결', exact: true })).toBeEnabled()
  await lab.connect('A', 'B', 'C')
  await lab.settled('A', 'B', 'C')
  await lab.say('io.emit("notice", "곧 시작해요")')
  for (const lane of ['A', 'B', 'C'])
    await expect(lab.row(new RegExp(`^${lane}가 받음, .*notice`))).toBeVisible()
  return lab
}

/** From the heads to where the rows end, of all that the page has. */
const shareOf = (page: Page) =>
  page.evaluate(() => {
    const edge = (name: string) => document.querySelector(`[aria-label="${name}"]`)?.getBoundingClientRect()
    return ((edge('오간 것')?.bottom ?? 0) - (edge('순서')?.top ?? 0)) / innerHeight
  })

/** What is drawn of the packets to all three: those that are cut, at an edge of their own or of the diagram. */
const cutPackets = (lab: Lab) =>
  lab.diagram.evaluate((diagram, text) => {
    const drawn = [...diagram.querySelectorAll<HTMLElement>('li span')].filter(
      (one) => one.textContent === text && one.childElementCount === 0,
    )
    if (drawn.length !== 3) return [`${drawn.length} packets are drawn`]
    const { right } = diagram.getBoundingClientRect()
    return drawn
      .filter((one) => one.scrollWidth > one.clientWidth || one.getBoundingClientRect().right > right)
      .map((one) => `${one.clientWidth} of ${one.scrollWidth}`)
  }, packet)

/** Buttons in the heads that something else covers, or that do not stand in the diagram as a whole. */
const badButtons = (page: Page) =>
  page.getByRole('region', { name: '순서' }).evaluate((diagram) => {
    const { left, right } = diagram.getBoundingClientRect()
    const heads = [...(diagram.firstElementChild?.querySelectorAll('button') ?? [])]
    return heads.flatMap((button) => {
      const box = button.getBoundingClientRect()
      const corners = [box.left + 3, (box.left + box.right) / 2, box.right - 3]
      const isFree = corners.every((x) =>
        button.contains(document.elementFromPoint(x, (box.top + box.bottom) / 2)),
      )
      const isWhole = box.left >= left && box.right <= right && button.scrollWidth <= button.clientWidth + 1
      return isFree && isWhole ? [] : [button.textContent || button.ariaLabel || '']
    })
  })

/** Words in the heads that end in … or are cut, of those that eyes see. */
const cutWords = (page: Page) =>
  page.getByRole('region', { name: '순서' }).evaluate((diagram) =>
    [...(diagram.firstElementChild?.querySelectorAll<HTMLElement>('span, b, i') ?? [])]
      .filter((one) => !one.closest('.hidden-text') && getComputedStyle(one).overflowX === 'hidden')
      .filter((one) => one.scrollWidth > one.clientWidth)
      .map((one) => one.textContent),
  )

test('the diagram has its room and whole packets with three clients, at four sizes', async ({
  page,
  playground,
}) => {
  const lab = await sit(page, playground)
  for (const size of sizes) {
    await page.setViewportSize(size)
    if (size.width < 640) await page.getByRole('tab', { name: '순서', exact: true }).click()
    const at = `${size.width}×${size.height}`
    await expect.poll(() => cutPackets(lab), at).toEqual([])
    expect(await shareOf(page), at).toBeGreaterThanOrEqual(0.55)
    expect(await badButtons(page), at).toEqual([])
    expect(await cutWords(page), at).toEqual([])
    expect(
      await page.evaluate(() => [
        document.documentElement.scrollWidth,
        document.documentElement.scrollHeight,
      ]),
    ).toEqual([size.width, size.height])
  }
})

test('beside a panel packets stay whole, and with the form and the tape the diagram keeps its share', {
  tag: '@more',
}, async ({ page, playground }) => {
  const lab = await sit(page, playground)
  for (const size of [laptop, small]) {
    await page.setViewportSize(size)
    await page.getByRole('tab', { name: '패널', exact: true }).click()
    await expect.poll(() => cutPackets(lab)).toEqual([])
    expect(await badButtons(page)).toEqual([])
    await page.getByRole('tab', { name: '코드', exact: true }).click()
  }
  await page.setViewportSize(laptop)
  await page.getByRole('button', { name: '붙잡기', exact: true }).click()
  await lab.compose('B')
  await expect.poll(() => shareOf(page)).toBeGreaterThanOrEqual(0.55)
  // Two lines where there was one, and another packet up close: nothing moves.
  const before = await shareOf(page)
  const send = page.getByRole('button', { name: '보내기', exact: true })
  await send.click()
  await expect(page.getByRole('region', { name: '전선' })).toContainText('B → 서버 패킷 1개를 붙잡고 있어요')
  await send.click()
  await expect(page.getByRole('region', { name: '전선' })).toContainText('다음:')
  expect(await shareOf(page)).toBe(before)
})

test('with five clients every head still has its buttons', { tag: '@more' }, async ({ page, playground }) => {
  const lab = await sit(page, playground)
  await lab.add('내 앱')
  await lab.add('다른 사이트')
  await expect(lab.client('E').getByRole('button', { name: '연결', exact: true })).toBeEnabled()
  for (const size of [laptop, small]) {
    await page.setViewportSize(size)
    await expect.poll(() => badButtons(page)).toEqual([])
  }
  await lab.connect('D')
  await expect(page.getByRole('button', { name: '클라이언트 추가' })).toBeDisabled()
})

/** Buttons of the bar over everything that something else covers, or that do not stand in the page as a whole. */
const badInBar = (page: Page) =>
  page.getByRole('banner').evaluate((bar) =>
    [...bar.querySelectorAll('button')].flatMap((button) => {
      const { left, right, top, bottom } = button.getBoundingClientRect()
      if (right === left) return []
      const isFree = [left + 4, (left + right) / 2, right - 4].every((x) =>
        button.contains(document.elementFromPoint(x, (top + bottom) / 2)),
      )
      return isFree && left >= 0 && right <= innerWidth ? [] : [button.textContent || button.ariaLabel || '']
    }),
  )

for (const chapter of ['free', 'everyone'])
  test(`the bar over everything is whole, now and in the past: ${chapter}`, async ({ page, playground }) => {
    const lab = createLab(page, playground)
    await page.setViewportSize({ width: 1366, height: 625 })
    await page.goto(`${playground.url}/?chapter=${chapter}`)
    await lab.row(/^1\. 서버 실행/).waitFor()
    await expect(page.getByRole('button', { name: '도움말' })).toBeVisible()
    const look = async (when: string) => {
      for (const { width, height } of sizes) {
        await page.setViewportSize({ width, height })
        // The page has another bar where it is narrow: it comes as soon as it is drawn.
        await expect.poll(() => badInBar(page), `${when} at ${width}`).toEqual([])
      }
      await page.setViewportSize({ width: 1366, height: 625 })
    }
    await look('now')
    await lab.connect('A')
    await lab.settled('A')
    await page.keyboard.press('ArrowLeft')
    await expect(lab.past).toBeVisible()
    await look('past')
    await lab.toNow()
    await page.keyboard.press('h')
    const chip = page.locator('[data-chip="on"] button').first()
    await expect(chip).toBeVisible()
    await look('held')
    // What the wire is doing is whole, and so is where one is.
    for (const words of [chip, page.getByRole('button', { name: /^장 고르기/ })])
      for (const part of await words.locator('span').all())
        await expect
          .poll(() => part.evaluate((span) => span.scrollWidth - span.clientWidth))
          .toBeLessThanOrEqual(0)
  })
