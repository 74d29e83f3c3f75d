/** Rows of the diagram stand one right under the other, whichever is chosen and however wide the page is. */
import { programOf } from '../support/programOf.ts'
import type { Lab } from './support/lab.ts'
import { expect, test } from './support/test.ts'

/** How far from the end of the row before it a row begins, in px, of those that do not begin right there. */
const wrongGaps = (lab: Lab) =>
  lab.diagram.locator('ol > li').evaluateAll((all) => {
    const boxes = all.map((row) => row.getBoundingClientRect()).sort((one, other) => one.top - other.top)
    return boxes
      .slice(1)
      .map(({ top }, i) => Math.round(top - (boxes[i]?.bottom ?? 0)))
      .filter((gap) => gap !== 0)
  })

/** What waited for its poll goes in one payload: going from packet to packet of it changes no more than the chosen row. */
const burst = programOf(
  'io.on("connection", (socket) => { for (const name of ["one", "two", "three"]) socket.emit(name) })',
  'cors: { origin: "*" }, transports: ["polling"]',
)

test('rows do not overlap, and leave no holes', async ({ lab, page }) => {
  await lab.run(burst)
  await lab.connect('A')
  const rows = lab.diagram.locator('ol > li')
  await expect(rows.filter({ hasText: 'three' }).first()).toBeVisible()
  await expect.poll(() => wrongGaps(lab)).toEqual([])
  await lab.diagram.focus()
  const chosen = lab.diagram.locator('[aria-current]')
  const known = new Set<string | null>()
  for (const key of ['ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowDown']) {
    await page.keyboard.press(key)
    await expect(chosen).toHaveCount(1)
    known.add(await chosen.getAttribute('id'))
    await expect.poll(() => wrongGaps(lab)).toEqual([])
  }
  // Packets of one payload have one `seq` and a part of their own.
  const parts = [...known].map((id) => id?.split('.')[0])
  expect(new Set(parts).size).toBeLessThan(known.size)
  // Narrow pages measure their rows, and the chosen one has its packet under it; wide ones know every height.
  await page.setViewportSize({ width: 400, height: 800 })
  await expect(lab.diagram.locator('li[data-compact]').first()).toBeVisible()
  await expect.poll(() => wrongGaps(lab)).toEqual([])
  await page.setViewportSize({ width: 1366, height: 650 })
  await expect(lab.diagram.locator('li:not([data-compact])').first()).toBeVisible()
  await expect.poll(() => wrongGaps(lab)).toEqual([])
})
