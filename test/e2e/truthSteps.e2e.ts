/** The strip is about the row that is chosen: each packet of a connection has words of its own. */
import { programOf } from '../support/programOf.ts'
import { expect as expectSoon, test } from './support/test.ts'

const expect = expectSoon.configure({ timeout: 20_000 })
// High enough for every row to be in the page at once.
test.use({ viewport: { width: 1366, height: 1700 } })

const steps: readonly [row: RegExp, cause: string, why: string][] = [
  [/^연결 요청, HTTP/, 'handshake-asked', '핸드셰이크예요. 세션 ID를 달라는 첫 요청이에요.'],
  [/^세션 ID 받음/, 'handshake-answered', '핸드셰이크가 끝났어요. 다음은 네임스페이스예요.'],
  [/^네임스페이스 요청/, 'namespace-asked', '미들웨어가 있으면 지금 물어봐요. 답은 아직이에요.'],
  [/^소켓 ID 받음/, 'namespace-answered', '네임스페이스에 연결됐어요. 이제 이벤트가 오가요.'],
  [/^웹소켓 요청/, 'upgrade-asked', '같은 세션을 웹소켓으로 옮기려고 해요.'],
  [/^웹소켓 열림/, 'upgrade-opened', '웹소켓이 열렸어요. 쓸 수 있는지 시험할 차례예요.'],
  [/^프로브 핑/, 'probe-ping', '2probe로 웹소켓이 통하는지 물어요.'],
  [/^프로브 퐁/, 'probe-pong', '3probe가 왔어요. 웹소켓이 통해요.'],
  [/^업그레이드 확정/, 'upgraded', '업그레이드가 끝났어요. 세션은 그대로예요.'],
]

test('each packet from the handshake to 5 is told in its own words, and going back to now tells how things stand', async ({
  lab,
}) => {
  await lab.run(programOf(''))
  await expect(lab.difference).toHaveText('지금 도는 코드예요')
  await lab.connect('A')
  await lab.settled('A')
  await lab.unfold()
  for (const [row, cause, why] of steps) {
    await lab.row(row).first().click()
    await expect(lab.truth).toHaveAttribute('data-cause', cause)
    await expect(lab.truth).toContainText(why)
  }
  await lab.toNow()
  await expect(lab.truth).toHaveAttribute('data-cause', 'connected')
})

test('the answer that the browser hid is told at its row, where the code has heard nothing yet', {
  tag: '@more',
}, async ({ lab }) => {
  await lab.run(programOf('', 'cors: { origin: "http://localhost:1" }'))
  await expect(lab.difference).toHaveText('지금 도는 코드예요')
  await lab.press('A', '연결')
  await expect(lab.truth).toHaveAttribute('data-cause', 'origin-string')
  await lab.press('A', '그만')
  await lab
    .row(/^서버의 답, HTTP, .*브라우저가 감춤/)
    .first()
    .click()
  await expect(lab.truth).toHaveAttribute('data-cause', 'origin-string')
  await expect(lab.truth).toContainText('아직 알려 준 것이 없어요.')
  await lab
    .row(/^A의 코드, connect_error/)
    .first()
    .click()
  await expect(lab.truth).toContainText('CORS에 막혔다고 알지만, 코드에는 xhr poll error만 줘요.')
})
