/** What makes the page hard to read or to use, as it is now. */
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { faintTexts } from './contrast.ts'

const schemes = ['light', 'dark'] as const

/**
 * What is wrong, and where; empty when nothing is. Faint texts are measured here, in both colour schemes, as axe leaves many
 * undecided; the rest of what axe asks has nothing to do with colours, and is asked once. The page is left as it was: light.
 */
export async function findings(page: Page): Promise<string[]> {
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme })
    // A packet's colours are read once its arrow has been drawn.
    await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)))
    const { count, faint } = await faintTexts(page)
    expect(count).toBeGreaterThan(20)
    expect(faint, colorScheme).toEqual([])
  }
  await page.emulateMedia({ colorScheme: 'light' })
  // A client's page is asked, too, where it is seen; that takes another page to put the answers together.
  const isAlone = (await page.locator('iframe:visible').count()) === 0
  const builder = new AxeBuilder({ page }).disableRules('color-contrast').setLegacyMode(isAlone)
  const { violations } = await builder.analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary}`))
}
