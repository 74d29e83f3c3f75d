/** Programs that replace each other, fail, and never end: what becomes of the server, its clients and the page. */
import { programOf } from '../support/programOf.ts'
import { expect, test } from './support/test.ts'

// High enough for every row to be in the page at once.
test.use({ viewport: { width: 1366, height: 1700 } })

test('a new program closes the old server, and a client comes back by itself', async ({ lab }) => {
  await lab.connect('A')
  await lab.settled('A')
  await lab.run(programOf('io.on("connection", (socket) => socket.emit("hello", 2))'))
  await expect(lab.difference).toHaveText('지금 도는 코드예요')
  await expect(lab.row(/^\d+\. 다시 실행, 패킷 3개/)).toBeVisible()
  await expect(lab.row(/^\d+\. A의 재연결, 클라이언트 A/)).toBeVisible()
  await expect(lab.row(/A가 받음, Socket\.IO, 서버에서 A로, 42\["hello",2\]/)).toBeVisible()
  await lab.unfold()
  await expect(lab.row(/서버 멈춤, 새 코드로 바꿔요/)).toBeVisible()
  await expect(lab.row(/A의 코드, disconnect: transport close/)).toBeVisible()
  await expect(lab.client('A')).toContainText('연결됨')
  await expect(lab.truth).toContainText('hello 이벤트를 받았어요.')
  await expect(lab.console).toContainText('여기서 코드를 다시 실행했어요')
})

test('a program that does not parse stands at its line, and the old server keeps its clients', {
  tag: '@more',
}, async ({ lab }) => {
  await lab.connect('A')
  await lab.settled('A')
  await lab.run('const server = require("http")\nconst io = ]\n')
  await expect(lab.problem).toBeVisible()
  await expect(lab.badLine).toHaveText('const io = ]')
  await expect(lab.difference).toHaveText('실행하지 못해서 이전 코드가 돌아요')
  await expect(lab.glance).toHaveAccessibleName(/^기다리는 중 연결 1 소켓 1/)
  expect((await lab.trace()).filter((event) => event.kind === 'program.stop')).toEqual([])
  await lab.say('io.engine.clientsCount')
  await expect(lab.console.getByRole('listitem').last()).toHaveText('1')
})

test('an error in a handler ends the program at its line, and 다시 실행 brings the clients back', async ({
  lab,
  page,
}) => {
  await lab.run(
    programOf('io.on("connection", (socket) => {\n  socket.on("chat", (text) => text.nope.nope)\n})'),
  )
  await lab.connect('A')
  await lab.compose()
  await page.getByRole('button', { name: '보내기', exact: true }).click()
  await expect(lab.problem).toContainText("Cannot read properties of undefined (reading 'nope')")
  await expect(lab.badLine).toContainText('text.nope.nope')
  await expect(lab.difference).toHaveText('이 코드는 멈췄어요')
  await expect(lab.glance).toHaveAccessibleName(/^멈춤 연결 0 소켓 0/)
  // The client tries again by itself, and then the strip tells of that attempt.
  await expect(lab.truth).toContainText('다시 실행해야 해요.')
  await lab.unfold()
  await expect(lab.row(/서버 오류, .*Cannot read/)).toBeVisible()
  await page.getByRole('button', { name: '다시 실행', exact: true }).click()
  await expect(lab.problem).toBeHidden()
  await expect(lab.glance).toHaveAccessibleName(/^기다리는 중 연결 1 소켓 1/)
  await expect(lab.client('A')).toContainText('연결됨')
})

test('a loop without end at the start is refused in Korean, and the page stays alive', {
  tag: '@more',
}, async ({ lab, page }) => {
  await lab.run(`${programOf('')}\nwhile (true) {}`)
  await expect(lab.problem).toContainText('프로그램이 50ms 안에 시작되지 않아서 멈췄어요.')
  await expect(lab.badLine).toHaveText('while (true) {}')
  await expect(lab.glance).toHaveAccessibleName(/^기다리는 중/)
  await page.getByRole('button', { name: '코드 되돌리기' }).click()
  await expect(lab.difference).toHaveText('지금 도는 코드예요')
  await lab.connect('A')
})

test('a handler without end is stopped in Korean, at its line', { tag: '@more' }, async ({ lab }) => {
  await lab.run(programOf('setInterval(() => {\n  for (;;) {}\n}, 100)'))
  await expect(lab.problem).toContainText('50ms 안에 끝나지 않는 실행이 세 번 있어서 프로그램을 멈췄어요.')
  await expect(lab.badLine).toHaveText('  for (;;) {}')
  await expect(lab.difference).toHaveText('이 코드는 멈췄어요')
  await lab.run(programOf('console.log("다시 살아났어요")'))
  await expect(lab.console).toContainText('다시 살아났어요')
})

test('a program that listens nowhere is told to the client that knocks', { tag: '@more' }, async ({
  lab,
  page,
}) => {
  await lab.run(
    'const { Server } = require("socket.io")\nconst io = new Server()\nconsole.log("기다리지 않아요")',
  )
  await expect(lab.console).toContainText('기다리지 않아요')
  await expect(lab.glance).toHaveAccessibleName(/^꺼짐/)
  await lab.press('A', '연결')
  await expect(lab.truth).toContainText('기다리는 서버가 없어요. listen을 불렀는지 보세요.')
  await expect(lab.row(/받는 서버 없음/).first()).toBeVisible()
  await page.getByRole('button', { name: /^꺼짐/ }).click()
  await expect(page.getByText('어느 포트에서도 기다리지 않아요.')).toBeVisible()
})

test('a client that middleware refuses hears connect_error with its message', { tag: '@more' }, async ({
  lab,
}) => {
  await lab.run(programOf('io.use((socket, next) => next(new Error("입장권이 없어요")))'))
  await lab.press('A', '연결')
  await expect(lab.row(/^\d+\. 연결 거절, 클라이언트 A/)).toBeVisible()
  await lab.unfold()
  await expect(
    lab.row(/^연결 거절, Socket\.IO, 서버에서 A로, 44\{"message":"입장권이 없어요"\}/),
  ).toBeVisible()
  await expect(lab.row(/A의 코드, connect_error: 입장권이 없어요/)).toBeVisible()
  await expect(lab.truth).toContainText('서버의 미들웨어가 거절했어요. 저절로 다시 시도하지 않아요.')
  await lab.look('A')
  await expect(lab.panel('A').getByRole('list', { name: '클라이언트 A의 콘솔' })).toContainText(
    '연결하지 못했습니다. 입장권이 없어요',
  )
})
