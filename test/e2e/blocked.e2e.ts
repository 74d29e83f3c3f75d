/** Origins that the program does not allow: the server answers, and the browser keeps the answer to itself. */
import type { Lab } from './support/lab.ts'
import { expect, test } from './support/test.ts'

/** Handshakes of a client and their answers, as the server's end saw them. */
async function handshakes(lab: Lab, client: string) {
  const events = await lab.trace()
  return events.flatMap((event) => {
    if (event.kind !== 'http.response' || event.client !== client) return []
    const request = events.find((one) => one.seq === event.request)
    return request?.kind === 'http.request'
      ? [{ origin: request.headers['origin'], status: event.status }]
      : []
  })
}

test('another site is blocked by the browser, though the server answered 200', async ({
  lab,
  page,
  playground,
}) => {
  await lab.look('A')
  await lab.panel('A').getByRole('radio', { name: '다른 사이트' }).click()
  await page.keyboard.press('Escape')
  await lab.press('A', '연결')
  await expect(lab.truth).toContainText('CORS에 막혔다고 알지만, 코드에는 xhr poll error만 줘요.')
  await expect(lab.truth).toContainText('200으로 답했어요.')
  await expect(lab.truth).toContainText(
    `http://localhost:${playground.clientPort}만 허용해서 브라우저가 응답을 감췄어요.`,
  )
  const answer = lab.row(/^서버의 답, HTTP, 서버에서 A로, 200 0\{"sid":".*브라우저가 감춤/).first()
  await expect(answer).toContainText('감춤')
  await expect(answer.locator('path[stroke="var(--bad)"]')).toHaveCount(1)
  await lab.press('A', '그만')
  const [first] = await handshakes(lab, 'A')
  expect(first).toEqual({ origin: `http://localhost:${playground.otherPort}`, status: 200 })
})

test('a page without origin is blocked too, and let in once the program allows every origin', {
  tag: '@more',
}, async ({ lab }) => {
  await lab.add('출처 없음')
  await lab.press('C', '연결')
  await expect(lab.truth).toContainText('만 허용해서 브라우저가 응답을 감췄어요.')
  const [first] = await handshakes(lab, 'C')
  expect(first).toEqual({ origin: 'null', status: 200 })
  await lab.code.getByText(/origin: "/).click()
  await lab.page.keyboard.press('End')
  await lab.page.keyboard.press('Shift+Home')
  await lab.page.keyboard.insertText('    origin: "*"')
  await lab.page.keyboard.press('Control+Enter')
  await expect(lab.client('C')).toContainText('연결됨')
})
