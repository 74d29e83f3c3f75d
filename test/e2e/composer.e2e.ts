/** The form that sends: it opens at a lane's head, stays where it was, and says what becomes of an event. */
import { expect, test } from './support/test.ts'

test('the form stays open and keeps its text over a reload, but not into a chapter', {
  tag: '@more',
}, async ({ lab, page, playground }) => {
  const form = page.getByRole('form', { name: '이벤트 보내기' })
  await expect(form).toBeHidden()
  await lab.connect('A')
  await lab.compose('A')
  await expect(form.getByLabel('인자 (JSON, 쉼표로 나눠요)')).toBeFocused()
  await form.getByLabel('이벤트 이름').fill('order')
  await form.getByText('확인 응답(ack) 받기').click()
  await form.getByRole('button', { name: '보내기', exact: true }).click()
  await expect(page.locator('#composer-outcome')).toContainText('기다리는 중')
  await page.reload()
  await expect(form.getByLabel('이벤트 이름')).toHaveValue('order')
  await page.goto(`${playground.url}/?chapter=events`)
  await expect(form.getByLabel('이벤트 이름')).toHaveValue('chat')
  await expect(form.getByRole('checkbox')).not.toBeChecked()
  await form.getByRole('button', { name: /^보내기 접기/ }).click()
  await expect(form).toBeHidden()
  await expect(lab.client('A').getByRole('button', { name: 'A에서 보내기' })).toBeFocused()
})

test('before it is connected, and while it is not, the form says what would become of an event', async ({
  lab,
  page,
}) => {
  const outcome = page.locator('#composer-outcome')
  const send = page.getByRole('button', { name: '보내기', exact: true })
  await lab.compose('A')
  await expect(outcome).toHaveText('아직 연결 전이라 보낼 소켓이 없어요. 먼저 연결해 주세요.')
  await send.click()
  await expect(outcome).toHaveText('보낼 소켓이 아직 없어요. 먼저 연결해 주세요.')
  await lab.connect('A')
  await lab.press('A', '끊기')
  await lab.compose('A')
  await page.getByLabel('이벤트 이름').fill('late')
  await expect(outcome).toContainText('보내면 소켓이 들고 있다가, 연결되면 보내요')
  await send.click()
  await expect(outcome).toContainText('연결되면 보내요')
  expect((await lab.trace()).some((event) => 'raw' in event && String(event.raw).includes('late'))).toBe(
    false,
  )
  await lab.connect('A')
  await expect(lab.row(/42\["late"/)).toBeVisible()
})
