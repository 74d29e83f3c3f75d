/** What stays: through a rerun of a client, a reload, a second tab, a restart of the server. */

import { programOf } from '../support/programOf.ts'
import { createLab } from './support/lab.ts'
import { expect, test } from './support/test.ts'

const mine = 'const socket = io("http://localhost:4000")\nsocket.on("connect", () => console.log("내 코드"))'

test('client.js is edited and run anew, and its own console says so', { tag: '@more' }, async ({
  lab,
  page,
}) => {
  await lab.run(mine, 'client-a.js')
  await expect(lab.client('A')).toContainText('연결됨')
  await lab.look('A')
  const lines = lab.panel('A').getByRole('list', { name: '클라이언트 A의 콘솔' })
  await expect(lines.getByRole('listitem').filter({ hasText: '내 코드' })).toContainText('2')
  await lab.panel('A').getByLabel('클라이언트 A에서 실행할 한 줄').fill('socket.connected')
  await page.keyboard.press('Enter')
  await expect(lines.getByRole('listitem').last()).toContainText('true')
})

test('a reload keeps the program, the clients with their code, and the lab', async ({ lab, page }) => {
  await lab.add('다른 사이트')
  await lab.run(mine, 'client-a.js')
  await expect(lab.client('A')).toContainText('연결됨')
  await page.getByRole('tab', { name: 'server.js' }).click()
  await lab.code.click({ position: { x: 30, y: 15 } })
  await page.keyboard.press('Control+Home')
  await page.keyboard.insertText('// 아직 실행하지 않은 줄\n')
  const before = await lab.id()
  await page.reload()
  await expect(lab.code).toContainText('// 아직 실행하지 않은 줄')
  await expect(lab.difference).toHaveText('아직 실행하지 않은 줄 1개')
  expect(await lab.id()).toBe(before)
  await expect(lab.client('C')).toContainText('다른 사이트')
  await page.getByRole('tab', { name: 'client-a.js' }).click()
  await expect(lab.code).toContainText('내 코드')
  await lab.connect('A')
  await lab.look('A')
  await expect(lab.panel('A')).toContainText('내 코드')
})

test('two tabs have a lab each, and neither hears the other', { tag: '@more' }, async ({
  lab,
  page,
  playground,
  context,
}) => {
  const other = createLab(await context.newPage(), playground)
  await other.open()
  expect(await other.id()).not.toBe(await lab.id())
  await other.say('console.log("둘째 탭")')
  await expect(other.console).toContainText('둘째 탭')
  await lab.connect('A')
  await expect(other.glance).toHaveAccessibleName(/연결 0 소켓 0/)
  await expect(lab.glance).toHaveAccessibleName(/연결 1 소켓 1/)
  await expect(page.getByRole('log')).not.toContainText('둘째 탭')
})

test('a lab is there again under its id after the server was killed, and a loss is told in Korean', async ({
  lab,
  page,
  playground,
}) => {
  const before = await lab.id()
  await lab.run(programOf('io.on("connection", () => console.log("또 왔네요"))'))
  await expect(lab.difference).toHaveText('지금 도는 코드예요')
  await lab.connect('A')
  await playground.stop()
  const lost = page.getByText('놀이터 서버와 연결이 끊겼어요.')
  await expect(lost).toBeVisible()
  await playground.restart()
  await expect(lost).toBeHidden({ timeout: 15_000 })
  expect(await lab.id()).toBe(before)
  await expect(lab.glance).toHaveAccessibleName(/^기다리는 중 연결 1 소켓 1/, { timeout: 15_000 })
  await expect(lab.console).toContainText('또 왔네요')
  await expect(lab.client('A')).toContainText('연결됨')
})
