/** What a chapter shows at its time: a mistake's own sentence, a solution, a marked moment, what a cover hides. */
import { expect, test } from '../support/test.ts'
import { plain } from './desk.ts'
import { sitDown } from './sit.ts'
import { originsOf } from './walk.ts'

const note = '// 내가 쓴 줄'

test("a mistake's own sentence is shown, and goes when it is mended", async ({ page, playground }) => {
  const { walk, desk, hand, lesson, task } = sitDown(page, playground, 'cors')
  await walk.open()
  await walk.recall()
  await walk.predict()
  const slash = task.mistakes.find(({ id }) => id === 'slash')
  const says = desk.goals.getByRole('status')
  await expect(says).not.toHaveText(plain(slash?.say ?? ''))
  await hand.perform(slash?.do ?? [], lesson)
  await expect(says).toHaveText(plain(slash?.say ?? ''))
  const { app, other } = originsOf(playground)
  await hand.write('server.js', (now) => now.replace(`"${other}/"`, `["${app}", "${other}"]`))
  await hand.perform([{ run: 'server.js' }, { connect: 'A' }, { connect: 'B' }], lesson)
  await expect(says).toHaveText('목표를 모두 이뤘어요.')
})

test('the solution stands beside own work, replaces it when asked, and gives it back', async ({
  page,
  playground,
}) => {
  const { walk, menu, desk, hand } = sitDown(page, playground, 'cors')
  await walk.open()
  await walk.recall()
  await walk.predict()
  await hand.write('server.js', (now) => `${note}\n${now}`)
  await menu.tool('답안과 나란히 보기')
  const dialog = page.getByRole('dialog', { name: '답안과 나란히 보기' })
  const pair = dialog.getByRole('region', { name: 'server.js' })
  await expect(pair.locator('pre').first()).toContainText(note)
  await expect(pair.locator('pre').last()).not.toContainText(note)
  await dialog.getByRole('button', { name: '닫기', exact: true }).last().click()
  await expect(desk.code).toContainText(note)

  await menu.tool('답안과 나란히 보기')
  await dialog.getByRole('button', { name: '답안을 넣고 실행하기' }).click()
  await expect(desk.lesson.getByText('답안을 넣었어요.')).toBeVisible()
  await expect(desk.code).not.toContainText(note)
  await expect(desk.goals.getByRole('status')).toHaveText('목표를 모두 이뤘어요.')
  await desk.lesson.getByRole('button', { name: '내 코드로 돌아가기' }).click()
  await expect(desk.code).toContainText(note)
})

test('the solution reaches all goals also where the clients are connected already', { tag: '@more' }, async ({
  page,
  playground,
}) => {
  const { walk, menu, desk } = sitDown(page, playground, 'upgrade')
  await walk.open()
  await walk.recall()
  await walk.predict()
  await expect(desk.chip('A')).toContainText('연결됨')
  await menu.tool('답안과 나란히 보기')
  await page.getByRole('button', { name: '답안을 넣고 실행하기' }).click()
  await expect(desk.goals.getByRole('status')).toHaveText('목표를 모두 이뤘어요.')
})

test('words about a moment are marked together with its row', { tag: '@more' }, async ({
  page,
  playground,
}) => {
  const { walk, desk, lab } = sitDown(page, playground, 'cors')
  await walk.open()
  await walk.recall()
  await walk.predict()
  await desk.lesson.getByRole('button', { name: '비교 보기' }).click()
  const marked = desk.lesson.locator('[aria-current]')
  const row = lab.diagram.locator('[aria-current] button').first()
  await expect(marked).toHaveCount(1)
  await expect(row).toHaveAccessibleName(/서버에서 B로, /)
  const before = await marked.innerText()
  const other = desk.lesson.locator('[class*="_moment_"]:not([aria-current])').first()
  const words = await other.innerText()
  const name = await row.getAttribute('aria-label')
  await other.click()
  await expect(marked).toHaveText(words)
  await expect(row).not.toHaveAccessibleName(name ?? '')
  // The other way round: the row is pressed, and the words are marked.
  await lab.diagram.getByRole('button', { name: name ?? '', exact: true }).click()
  await expect(marked).toHaveText(before)
})

test('the cover hides code, diagram and truth until the fault is named', async ({ page, playground }) => {
  const { walk, desk, hand, lab, lesson, task } = sitDown(page, playground, 'repair')
  const cover = page.getByText('서버 쪽은 아직 덮여 있어요.')
  await walk.open()
  await expect(cover).toBeVisible()
  await walk.recall()
  await walk.predict()
  await expect(cover).toBeVisible()
  const hidden = [desk.code, lab.diagram, lab.truth, lab.console]
  for (const part of hidden) await expect(part).toBeHidden()
  await expect(desk.chip('A')).toBeVisible()
  hand.devices.take(task.device)
  await hand.perform(task.solution.slice(0, 1), lesson)
  await expect(cover).toBeHidden()
  for (const part of hidden) await expect(part).toBeVisible()
})
