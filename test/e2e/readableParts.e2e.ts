/** Readable by everybody, beside a chapter and in every panel: light and dark, on a laptop and on a phone. */
import { sitDown } from './lessons/sit.ts'
import { findings } from './support/findings.ts'
import { expect, test } from './support/test.ts'

const phone = { width: 390, height: 844 }

test('beside a chapter, nothing is hard to read', { tag: '@matrix' }, async ({ page, playground }) => {
  const { walk, menu } = sitDown(page, playground, 'cors')
  const seen = async () => expect(await findings(page)).toEqual([])
  await walk.open()
  await seen()
  await walk.recall()
  await seen()
  await walk.predict()
  await seen()
  await walk.compare()
  await seen()
  await walk.explain()
  await seen()
  await menu.tool('답안과 나란히 보기')
  await seen()
  await page.keyboard.press('Escape')
  await menu.open()
  await seen()
  await menu.close()
  await page.setViewportSize(phone)
  await seen()
})

test('in every panel, nothing is hard to read', { tag: '@matrix' }, async ({ lab, page }) => {
  await lab.connect('A')
  await lab.settled('A')
  await page.keyboard.press('p')
  const tabs = page.getByRole('tablist', { name: '패널' }).getByRole('tab')
  for (const tab of await tabs.all()) {
    await tab.click()
    await expect(page.getByRole('tabpanel', { name: await tab.innerText() })).toBeVisible()
    expect(await findings(page)).toEqual([])
  }
  await page.setViewportSize(phone)
  expect(await findings(page)).toEqual([])
})
