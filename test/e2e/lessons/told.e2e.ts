/** What a chapter's text promises of the page and of the browser: it fits its column, it opens the line that it names, DevTools show the same. */
import type { Locator } from '@playwright/test'
import { expect, test } from '../support/test.ts'
import { sitDown } from './sit.ts'
import { lessons } from './walk.ts'

/** At each width, every step of the chapter that is open: what stands wider than its column. */
async function tooWide(lesson: Locator): Promise<string[]> {
  return lesson.evaluate(async (column) => {
    const drawn = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    const found: string[] = []
    for (const width of [352, 300]) {
      column.style.width = `${width}px`
      for (const step of column.querySelectorAll<HTMLElement>('[aria-label="단계"] [role=tab]')) {
        step.click()
        await drawn()
        const edge = column.getBoundingClientRect().right + 1
        for (const part of column.querySelectorAll('p, li, table, td, th, dd, h2, h3, [role=tab]'))
          if (part.getBoundingClientRect().right > edge)
            found.push(`${width} ${step.textContent}: ${(part.textContent ?? '').slice(0, 40)}`)
      }
    }
    return found
  })
}

test('no text of any chapter is wider than its column, at 352 and at 300 pixels', { tag: '@matrix' }, async ({
  page,
  playground,
}) => {
  test.setTimeout(240_000)
  const wide: string[] = []
  for (const { id, title } of lessons) {
    await page.goto(`${playground.url}/?chapter=${id}`)
    const lesson = page.getByRole('article', { name: '수업' })
    await expect(lesson.getByRole('heading', { name: title, exact: true })).toBeVisible()
    await expect(lesson.getByRole('tab', { name: '설명' })).toBeVisible()
    wide.push(...(await tooWide(lesson)).map((text) => `${id} ${text}`))
  }
  expect(wide).toEqual([])
})

test('a chapter begins at the file and line that its text names, wherever the last one was left', {
  tag: '@more',
}, async ({ page, playground }) => {
  const before = sitDown(page, playground, 'path')
  await before.walk.open()
  await before.desk.step('실험').click()
  await expect(before.desk.code).toHaveAttribute('aria-label', 'client-a.js 코드')
  const { walk, desk } = sitDown(page, playground, 'attach')
  await walk.open()
  await expect(desk.code).toHaveAttribute('aria-label', 'server.js 코드')
  await expect(desk.code.getByText('// 1. http 모듈에서 필요한 함수 가져오기')).toBeInViewport()
  await desk.step('예측').click()
  await expect(desk.code.getByText('app.listen(4000')).toBeInViewport()
  await desk.lesson.getByRole('button', { name: '5단계', exact: true }).click()
  await expect(desk.code.getByText('app.listen(4000')).toBeInViewport()
})

test('the browser itself writes of CORS where only the path is wrong', async ({ page, playground }) => {
  const said: string[] = []
  page.on('console', (message) => said.push(message.text()))
  const { walk } = sitDown(page, playground, 'path')
  await walk.open()
  await walk.recall()
  await walk.predict()
  await expect
    .poll(() =>
      said.some((text) => /blocked by CORS policy: No 'Access-Control-Allow-Origin' header/.test(text)),
    )
    .toBe(true)
})

test('DevTools see the frames of a client: probe, upgrade and heartbeat as the text has them', {
  tag: '@more',
}, async ({ page, playground }) => {
  const frames: string[] = []
  page.on('websocket', (socket) => {
    if (!/transport=websocket/.test(socket.url())) return
    socket.on('framesent', ({ payload }) => frames.push(`up ${payload}`))
    socket.on('framereceived', ({ payload }) => frames.push(`down ${payload}`))
  })
  const { walk } = sitDown(page, playground, 'heartbeat')
  await walk.open()
  await walk.recall()
  await walk.predict()
  for (const one of ['up 2probe', 'down 3probe', 'up 5', 'down 2', 'up 3'])
    await expect.poll(() => frames, { timeout: 20_000 }).toContain(one)
})
