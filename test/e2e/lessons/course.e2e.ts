/** What a learner did stays: over a reload, another chapter, a second tab, another browser. */
import { expect, test } from '../support/test.ts'
import { lessonOf, sitDown } from './sit.ts'

const note = '// 내가 쓴 줄'

test('answers, goals and own programs survive a reload, and come back after another chapter', async ({
  page,
  playground,
}) => {
  const { walk, menu, desk, lesson, hand } = sitDown(page, playground, 'cors')
  await walk.open()
  await walk.recall()
  await walk.predict()
  await expect(desk.goals.locator('[data-met]')).toHaveCount(1)
  await hand.write('server.js', (now) => `${note}\n${now}`)
  const isThere = async () => {
    await expect(desk.lesson.getByRole('heading', { name: lesson.title, exact: true })).toBeVisible()
    await expect(desk.step('실험')).toHaveAttribute('aria-selected', 'true')
    await expect(desk.lesson.getByText('예측 제출함 · 확신 높음')).toBeVisible()
    await expect(desk.goals.locator('[data-met]')).toHaveCount(1)
    await desk.open('server.js')
    await expect(desk.code).toContainText(note)
    await desk.step('되짚기').click()
    await expect(desk.lesson.getByRole('radio', { checked: true })).toHaveCount(1)
    await expect(desk.lesson.getByRole('region', { name: '되짚기 질문' }).getByRole('status')).toContainText(
      '맞아요.',
    )
    await desk.step('실험').click()
  }
  await page.reload()
  await isThere()

  await menu.go(lessonOf('first').title)
  await expect(desk.code).not.toContainText(note)
  await expect(desk.step('되짚기')).toHaveAttribute('aria-selected', 'true')
  await menu.go(lesson.title)
  await isThere()
})

test('a chapter is begun anew, and what was there can be brought back', { tag: '@more' }, async ({
  page,
  playground,
}) => {
  const { walk, menu, desk, hand } = sitDown(page, playground, 'cors')
  await walk.open()
  await walk.recall()
  await walk.predict()
  await hand.write('server.js', (now) => `${note}\n${now}`)
  await expect(desk.goals.locator('[data-met]')).toHaveCount(1)
  await menu.tool('이 장 처음부터 하기')
  await expect(desk.step('되짚기')).toHaveAttribute('aria-selected', 'true')
  await expect(desk.lesson.getByRole('radio', { checked: true })).toHaveCount(0)
  await desk.open('server.js')
  await expect(desk.code).not.toContainText(note)
  await desk.step('실험').click()
  await expect(desk.goals.locator('[data-met]')).toHaveCount(0)

  await menu.tool('방금 지운 것 되돌리기')
  await expect(desk.step('실험')).toHaveAttribute('aria-selected', 'true')
  await expect(desk.goals.locator('[data-met]')).toHaveCount(1)
  await expect(desk.code).toContainText(note)
})

test('the progress goes as a file into another browser', { tag: '@more' }, async ({
  page,
  playground,
  browser,
}) => {
  const { walk, menu, desk, hand } = sitDown(page, playground, 'first')
  await walk.open()
  await walk.recall()
  await walk.predict()
  await walk.solveAll('try')
  await hand.write('server.js', (now) => `${note}\n${now}`)
  await menu.open()
  const downloading = page.waitForEvent('download')
  await menu.card.getByRole('button', { name: '진도 내보내기' }).click()
  const file = await (await downloading).path()
  await menu.close()

  const context = await browser.newContext()
  const other = sitDown(await context.newPage(), playground, 'first')
  await other.walk.open()
  await other.menu.open()
  await other.menu.card.getByLabel('진도 파일').setInputFiles(file)
  await expect(other.menu.card.getByRole('status')).toHaveText('진도를 가져왔어요.')
  await expect(other.menu.entry(lessonOf('first').title).getByLabel('목표를 이룸')).toBeVisible()
  await other.menu.close()
  await expect(other.desk.step('실험')).toHaveAttribute('aria-selected', 'true')
  await expect(other.desk.goals.locator('[data-met]')).toHaveCount(
    await desk.goals.locator('[data-met]').count(),
  )
  await expect(other.desk.code).toContainText(note)
  await context.close()
})

test('a second tab has a lab of its own and knows what was reached in the first', async ({
  page,
  context,
  playground,
}) => {
  const first = sitDown(page, playground, 'first')
  await first.walk.open()
  const second = sitDown(await context.newPage(), playground, 'cors')
  await second.walk.open()
  expect(await second.lab.id()).not.toBe(await first.lab.id())
  await first.walk.recall()
  await first.walk.predict()
  await first.walk.solveAll('try')
  await second.menu.open()
  await expect(second.menu.entry(first.lesson.title).getByLabel('목표를 이룸')).toBeVisible()
  await second.menu.close()
  await expect(second.desk.lesson.getByRole('heading', { name: second.lesson.title })).toBeVisible()
  await expect(second.desk.step('되짚기')).toHaveAttribute('aria-selected', 'true')
})

test('every step can be skipped, and the menu says that the chapter was', { tag: '@more' }, async ({
  page,
  playground,
}) => {
  const { walk, menu, desk, lesson } = sitDown(page, playground, 'events')
  await walk.open()
  const skip = desk.lesson.getByRole('button', { name: '건너뛰기' })
  for (const name of ['예측', '실험', '비교', '설명', '한 번 더']) {
    await skip.click()
    await expect(desk.step(name)).toHaveAttribute('aria-selected', 'true')
  }
  await skip.click()
  await expect(desk.lesson.getByRole('heading', { name: lessonOf('goodbye').title })).toBeVisible()
  await menu.open()
  await expect(menu.entry(lesson.title)).toContainText('건너뜀')
})

test('the address names the chapter; back and forward go through them; the free lab is one of them', async ({
  page,
  playground,
}) => {
  const { walk, menu, desk, lesson } = sitDown(page, playground, 'rooms')
  await walk.open()
  const title = (name: string) => desk.lesson.getByRole('heading', { name, exact: true })
  const asked = () => new URL(page.url()).searchParams.get('chapter')
  await menu.go(lessonOf('path').title)
  await expect(title(lessonOf('path').title)).toBeVisible()
  expect(asked()).toBe('path')
  await menu.go('자유 실험실')
  await expect(desk.lesson).toBeHidden()
  await expect(page.getByRole('button', { name: '장 고르기, 지금은 자유 실험실' })).toBeVisible()
  expect(asked()).toBe('free')
  await expect(desk.chip('B')).toBeVisible()
  await page.goBack()
  await expect(title(lessonOf('path').title)).toBeVisible()
  await expect(desk.chip('B')).toBeHidden()
  await page.goBack()
  await expect(title(lesson.title)).toBeVisible()
  expect(asked()).toBe('rooms')
  await expect(desk.chip('C')).toBeVisible()
  await page.goForward()
  await expect(title(lessonOf('path').title)).toBeVisible()
})
