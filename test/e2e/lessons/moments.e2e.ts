/** What the text speaks of is shown: the row of this attempt, the past as the past, with the code that ran then. */
import { expect, test } from '../support/test.ts'
import { sitDown } from './sit.ts'

const then = '이 순간에 돌던 코드예요'

test('words about a moment lead to the newest connection: its sid is the one that the client prints', {
  tag: '@more',
}, async ({ page, playground }) => {
  const { walk, desk, hand, lab, lesson } = sitDown(page, playground, 'upgrade')
  await walk.open()
  await walk.recall()
  await walk.predict()
  await hand.perform([{ run: 'server.js' }], lesson)
  const opens = async () => (await lab.trace()).filter(({ kind }) => kind === 'engine.upgrade')
  await expect.poll(async () => (await opens()).length, { timeout: 15_000 }).toBe(2)
  const sid = (await opens()).at(-1)?.connection ?? ''
  await desk.lesson.getByRole('button', { name: '0{…}' }).click()
  const row = lab.diagram.locator('li[aria-current]')
  await expect(row).toHaveCount(1)
  await expect(row).toHaveAttribute('data-type', 'crossing')
  await expect(row.getByRole('button')).toHaveAccessibleName(new RegExp(`0\\{"sid":"${sid}"`))
  await expect(row).toBeInViewport()
})

test('the past is marked over the whole bench, with the code of that run; whoever goes back has their own', async ({
  page,
  playground,
}) => {
  const { walk, desk, lab } = sitDown(page, playground, 'events')
  await walk.open()
  await walk.recall()
  await walk.predict()
  await expect(lab.past).toBeHidden()
  const read = async () => {
    await desk.open('server.js')
    return (await desk.read()).trimEnd()
  }
  const before = await read()
  await walk.solveAll('try')
  await desk.lesson.getByRole('button', { name: '비교 보기' }).click()
  await expect(lab.past.getByRole('status')).toContainText(/지난 순간을 보고 있어요\d/)
  await expect(lab.difference).toHaveText(then)
  expect(await read()).toBe(before)
  await expect(page.getByText('지금 도는 코드예요')).toBeHidden()
  // A moment of now in the same place has the code of now, and its line.
  await desk.lesson.getByRole('button', { name: '설명 보기' }).click()
  await desk.lesson.getByRole('button', { name: /^430/ }).click()
  await expect(lab.currentLine).toHaveCount(1)
  await lab.toNow()
  await expect(lab.past).toBeHidden()
  await expect(lab.difference).toHaveText('지금 도는 코드예요')
  expect(await read()).not.toBe(before)
})

test('whoever types while the past is shown is in the present again', { tag: '@more' }, async ({
  page,
  lab,
}) => {
  await lab.connect('A')
  await lab.settled('A')
  await lab.starts("console.log('둘째')\n")
  await lab.row(/^1\. 서버 실행/).click()
  await lab
    .row(/서버 코드.*listen/)
    .first()
    .click()
  await expect(lab.difference).toHaveText(then)
  await expect(lab.code).toContainText('io.on')
  await lab.code.click()
  await page.keyboard.type('가')
  await expect(lab.past).toBeHidden()
  await expect(lab.code).toHaveText(/둘째/)
})

test('on a phone, words about a moment lead to the diagram', { tag: '@more' }, async ({
  page,
  playground,
}) => {
  const { walk, desk, lab, hand, lesson } = sitDown(page, playground, 'first')
  await walk.open()
  await walk.recall()
  await walk.predict()
  await hand.perform(lesson.tasks[0]?.solution ?? [], lesson)
  await desk.lesson.getByRole('button', { name: '비교 보기' }).click()
  await page.setViewportSize({ width: 390, height: 844 })
  const words = desk.lesson.getByRole('button', { name: '끊으면' })
  await expect(words).toBeVisible()
  await words.click()
  await expect(page.getByRole('tab', { name: '순서', exact: true })).toHaveAttribute('aria-selected', 'true')
  const row = lab.diagram.locator('li[aria-current]')
  await expect(row).toHaveCount(1)
  await expect(row).toBeInViewport()
  await expect(row.getByRole('button').first()).toHaveAccessibleName(/^A의 코드/)
})

test('what was predicted can still be seen after a task with a lab of its own, and after a restart of the server', async ({
  page,
  playground,
}) => {
  test.slow()
  const { walk, desk, lab } = sitDown(page, playground, 'attach')
  await walk.open()
  await walk.recall()
  await walk.predict()
  await walk.solveAll('try')
  await desk.lesson.getByRole('button', { name: '비교 보기' }).click()
  const card = desk.lesson.getByRole('region', { name: '예측과 실제' })
  await page.setViewportSize({ width: 1366, height: 560 })
  await walk.readable()
  const row = lab.diagram.locator('li[aria-current]')
  const look = async () => {
    await card.getByRole('button', { name: '그 순간 보기' }).click()
    await expect(row).toHaveCount(1)
    await expect(row).toBeInViewport()
    await expect(row.getByRole('button').first()).toHaveAccessibleName(/404/)
    await expect(page.getByText('기록을 보고 있어요')).toBeVisible()
    await expect(lab.difference).toHaveText(then)
    const phrase = desk.lesson.getByRole('button', { name: '첫 페이지' })
    await phrase.click()
    await expect(phrase).toHaveAttribute('aria-current', 'true')
  }
  await look()
  await desk.step('실험').click()
  await expect(page.getByText('기록을 보고 있어요')).toBeHidden()
  await playground.restart()
  await expect(page.getByText('놀이터 서버가 다시 켜졌어요.')).toBeHidden({ timeout: 20_000 })
  await desk.step('비교').click()
  await look()
})
