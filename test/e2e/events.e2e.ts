/** Events sent from the page, the packets they become, and the lines of the program that answer them. */

import { programOf } from '../support/programOf.ts'
import type { Lab } from './support/lab.ts'
import { expect, test } from './support/test.ts'

const chat = programOf(
  [
    'io.on("connection", (socket) => {',
    '  socket.on("chat", (text, answer) => {',
    '    if (answer) answer(text + "!", { from: "서버" })',
    '    socket.broadcast.emit("said", text)',
    '  })',
    '})',
  ].join('\n'),
)
const answering = '    if (answer) answer(text + "!", { from: "서버" })'
const emitting = '    socket.broadcast.emit("said", text)'

/** The form that the head of A's lane opens. */
const form = ({ page }: Lab) => ({
  event: page.getByLabel('이벤트 이름'),
  args: page.getByLabel('인자 (JSON, 쉼표로 나눠요)'),
  ack: page.getByRole('checkbox', { name: '확인 응답(ack) 받기' }),
  send: page.getByRole('button', { name: '보내기', exact: true }),
  outcome: page.locator('#composer-outcome'),
})
/** The packet of the current row, with all there is to know of it. */
const detail = (lab: Lab) => lab.page.getByRole('region', { name: '고른 패킷' })
/** What stands for a part in the list of parts. */
const part = (lab: Lab, name: string) =>
  detail(lab)
    .getByRole('listitem')
    .filter({ has: lab.page.getByText(name, { exact: true }) })
    .locator('button code')
const header = (lab: Lab, name: string) =>
  detail(lab)
    .locator('dl > div')
    .filter({ has: lab.page.getByText(name, { exact: true }) })
    .locator('dd > code')

test('an event and its answer cross the wire, and both are taken apart', async ({ lab, page }) => {
  await lab.starts(chat)
  await lab.connect('A')
  await lab.settled('A')
  await lab.compose()
  const { event, args, ack, send, outcome } = form(lab)
  await event.fill('chat')
  await args.fill('"안녕"')
  await page.getByText('확인 응답(ack) 받기').click()
  await expect(ack).toBeChecked()
  await send.click()
  await expect(outcome).toContainText('확인 응답 "안녕!", {"from":"서버"}')
  await expect(lab.row(/이벤트와 응답, 클라이언트 A/)).toBeVisible()

  await lab.row(/^확인 응답, Socket\.IO, 서버에서 A로, 430\["안녕!",\{"from":"서버"\}\]/).click()
  await detail(lab).getByRole('button', { name: '자세히' }).click()
  await expect(part(lab, 'message')).toHaveText('4')
  await expect(part(lab, 'ACK')).toHaveText('3')
  await expect(part(lab, '확인 응답 번호')).toHaveText('0')
  await expect(part(lab, '값')).toHaveText(['"안녕!"', '{"from":"서버"}'])

  await expect(lab.diagram.locator('[aria-current]')).toBeInViewport({ ratio: 1 })
  await lab.row(/^확인 응답 요청, Socket\.IO, A에서 서버로, 420\["chat","안녕"\]/).click()
  await expect(part(lab, 'EVENT')).toHaveText('2')
  await expect(part(lab, '이름')).toHaveText('"chat"')
})

test('arguments that are no JSON are told in Korean, and nothing is sent', { tag: '@more' }, async ({
  lab,
}) => {
  await lab.connect('A')
  await lab.settled('A')
  await lab.compose()
  const { args, send, outcome } = form(lab)
  await args.fill("'안녕'")
  await send.click()
  await expect(outcome).toHaveText('JSON의 글자는 작은따옴표가 아니라 큰따옴표(")로 감싸요.')
  await expect(args).toHaveAttribute('aria-invalid', 'true')
  await args.fill('{"방": 1')
  await expect(outcome).not.toContainText('큰따옴표')
  await send.click()
  await expect(outcome).toHaveText('괄호의 짝이 맞지 않아요.')
  expect((await lab.trace()).filter((event) => event.kind === 'client.emit')).toEqual([])
})

test('an answer that never comes is waited for, and said so', { tag: '@more' }, async ({ lab, page }) => {
  await lab.starts(programOf(''))
  await lab.connect('A')
  await lab.compose()
  await page.getByText('확인 응답(ack) 받기').click()
  await form(lab).send.click()
  await expect(form(lab).outcome).toHaveText('확인 응답을 기다리는 중이에요.')
})

test('a count leads from a line to its rows, and a row leads back to its line', async ({ lab }) => {
  await lab.starts(chat)
  await lab.connect('A', 'B')
  await lab.settled('A', 'B')
  const { page } = lab
  await lab.compose()
  await page.getByText('확인 응답(ack) 받기').click()
  await form(lab).send.click()
  await expect(lab.row(/B가 받음/)).toBeVisible()

  await lab.row(/^확인 응답, /).click()
  await expect(lab.currentLine).toHaveText(answering)
  await lab.row(/B가 받음, .*42\["said","안녕"\]/).click()
  await expect(lab.currentLine).toHaveText(emitting)
  await expect(lab.diagram.locator('[aria-current]')).toHaveCount(1)

  await page.keyboard.press('Escape')
  await expect(lab.currentLine).toHaveCount(0)
  // The last two counts stand beside the line that answers and the line that emits.
  const counts = page.locator('.cm-leads')
  await counts.last().click()
  await expect(lab.currentLine).toHaveText(emitting)
  await expect(lab.diagram.locator('[aria-current]')).toContainText('42["said","안녕"]')
  await counts.nth(-2).click()
  await expect(lab.currentLine).toHaveText(answering)
  await expect(lab.diagram.locator('[aria-current]')).toContainText('430["안녕!",{"from":"서버"}]')
})

test('the handshake shows its request and response with headers and body', { tag: '@more' }, async ({
  lab,
  playground,
}) => {
  await lab.connect('A')
  await lab.settled('A')
  await lab.row(/핸드셰이크, 클라이언트 A/).click()
  await lab.row(/^연결 요청, HTTP/).click()
  await detail(lab).getByRole('button', { name: '자세히' }).click()
  await expect(part(lab, '메서드')).toHaveText('GET')
  await expect(part(lab, '경로')).toHaveText('/socket.io/')
  await expect(part(lab, '전송 방식')).toHaveText('transport=polling')
  await expect(header(lab, 'origin')).toHaveText(`http://localhost:${playground.clientPort}`)
  await lab.row(/^세션 ID 받음/).click()
  await expect(part(lab, '상태 코드')).toHaveText('200')
  await expect(header(lab, 'access-control-allow-origin')).toHaveText(
    `http://localhost:${playground.clientPort}`,
  )
  await expect(part(lab, '핑 간격')).toHaveText('"pingInterval":25000')
})
