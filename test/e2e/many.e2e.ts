/** More than the page keeps: it stays smooth, and draws no more rows than can be seen. */
import { programOf } from '../support/programOf.ts'
import { expect, test } from './support/test.ts'

declare global {
  interface Window {
    /** How long each long task of the page took, in ms. */
    longTasks: number[]
  }
}

/** Goes up the list and half the way back, frame by frame; how long each frame took, shortest first. Runs in the page. */
async function scroll(list: Element): Promise<number[]> {
  const frames: number[] = []
  for (let turn = 0; turn < 120; turn += 1) {
    const from = performance.now()
    list.scrollTop += turn < 80 ? -700 : 700
    await new Promise((resolve) => requestAnimationFrame(resolve))
    frames.push(performance.now() - from)
  }
  return frames.sort((a, b) => a - b)
}

/** How many of sixty frames showed less than the newest row while the list ran along. Runs in the page. */
async function gaps(list: Element): Promise<number> {
  let count = 0
  for (let turn = 0; turn < 60; turn += 1) {
    await new Promise((resolve) => requestAnimationFrame(resolve))
    const drawn = [...list.querySelectorAll('li')].map((row) => row.getBoundingClientRect().bottom)
    if (Math.max(...drawn) < list.getBoundingClientRect().bottom - 60) count += 1
  }
  return count
}

/** A thousand a second until there are enough, then two hundred. */
const ticks = 'setInterval(() => { for (let i = n < 10500 ? 20 : 4; i > 0; i--) io.emit("tick", n++) }, 20)'

test('ten thousand events and more arrive, and the list of thousands of rows scrolls without a hitch', async ({
  lab,
  page,
}) => {
  await lab.starts(programOf(`let n = 0; ${ticks}`))
  await lab.connect('A')
  const rows = lab.diagram.getByRole('listitem')
  await expect(lab.row(/42\["tick",\d{4}\]/).last()).toBeVisible()
  expect(await lab.diagram.evaluate(gaps)).toBe(0)
  await expect(lab.row(/42\["tick",(10[5-9]|1[1-9]\d|[2-9]\d\d)\d\d\]/).last()).toBeInViewport({
    timeout: 60_000,
  })
  expect(Number(await rows.last().getAttribute('aria-setsize'))).toBeGreaterThan(5_000)

  await page.evaluate(() => {
    window.longTasks = []
    new PerformanceObserver((list) => {
      window.longTasks.push(...list.getEntries().map((entry) => entry.duration))
    }).observe({ entryTypes: ['longtask'] })
  })
  const frames = await lab.diagram.evaluate(scroll)
  expect(await rows.count()).toBeLessThan(60)
  await lab.diagram.evaluate((list) => {
    list.scrollTop = 1e9
  })
  await expect(lab.row(/42\["tick",(1[1-9]|[2-9]\d)\d{3}\]/).last()).toBeInViewport({ timeout: 60_000 })
  await expect(page.getByRole('button', { name: '최신으로' })).toBeHidden()
  // Wide bounds: the machine may be busy with other things. Alone, frames take 17 ms and no task is long.
  expect(frames[frames.length / 2]).toBeLessThan(50)
  expect(Math.max(0, ...(await page.evaluate(() => window.longTasks)))).toBeLessThan(250)
})
