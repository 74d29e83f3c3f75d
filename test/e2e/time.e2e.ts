/** Going through time, by keyboard and by hand: the whole page shows that moment, while recording goes on. */

import { programOf } from '../support/programOf.ts'
import type { Lab } from './support/lab.ts'
import { expect, test } from './support/test.ts'

const current = (lab: Lab) => lab.diagram.locator('[aria-current]')
const slider = (lab: Lab) => lab.page.getByRole('slider', { name: '시점' })
const time = (lab: Lab) => lab.page.getByRole('region', { name: '시간' })
const now = (lab: Lab) => time(lab).getByRole('button', { name: /^지금으로/ })
const position = async (lab: Lab) => Number(await slider(lab).getAttribute('aria-valuenow'))

test('by keyboard alone: connect, hold, send, step, read, scrub, let go, come back, and ask for help', async ({
  lab,
  page,
}) => {
  /** Tabs on until this has the focus; in the editor Tab indents until Escape. */
  const tabTo = async (name: string | RegExp, role: 'button' | 'slider' | 'group' | 'textbox' = 'button') => {
    const goal = page.getByRole(role, { name, exact: true })
    await expect(goal.first()).toBeVisible()
    for (let turn = 0; turn < 120; turn += 1) {
      const at = await goal.evaluateAll((all) => {
        const { activeElement } = document
        if (all.some((one) => one === activeElement)) return 'goal'
        return activeElement?.closest('.cm-content') ? 'editor' : 'elsewhere'
      })
      if (at === 'goal') return
      if (at === 'editor') await page.keyboard.press('Escape')
      await page.keyboard.press('Tab')
    }
    throw new Error(`Tab never reaches ${name}`)
  }
  await tabTo('연결')
  await page.keyboard.press('Enter')
  await expect(lab.client('A')).toContainText('연결됨')
  await lab.settled('A')

  await page.keyboard.press('h')
  await expect(page.getByRole('button', { name: '붙잡기' })).toHaveAttribute('aria-pressed', 'true')
  await tabTo('A에서 보내기')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('인자 (JSON, 쉼표로 나눠요)')).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  const wire = page.getByRole('region', { name: '전선' })
  await expect(wire).toContainText('붙잡')
  await expect.poll(async () => (await lab.trace()).some((event) => event.kind === 'wire.held')).toBe(true)

  // Back by step, on by packet, and to the newest again.
  await page.keyboard.press('ArrowLeft')
  await expect(current(lab)).toHaveCount(1)
  await page.keyboard.press('Home')
  await expect(current(lab)).toContainText('서버 실행')
  await expect(lab.client('A')).toContainText('내 앱')
  await page.keyboard.press('ArrowRight')
  await expect(current(lab)).toContainText('핸드셰이크')
  await page.keyboard.press('Shift+ArrowRight')
  await expect(current(lab)).toContainText('네임스페이스 연결')
  await page.keyboard.press('Shift+ArrowLeft')
  await expect(current(lab)).toContainText('핸드셰이크')

  // The packet up close.
  const detail = page.getByRole('region', { name: '고른 패킷' })
  await tabTo('자세히')
  await page.keyboard.press('Enter')
  await expect(detail.getByRole('button', { name: '접기' })).toBeVisible()
  await tabTo('접기')
  await page.keyboard.press('Enter')

  // The line of moments.
  await tabTo('시점', 'slider')
  await page.keyboard.press('Home')
  await expect(slider(lab)).toHaveAttribute('aria-valuenow', '1')
  await page.keyboard.press('ArrowRight')
  await expect(slider(lab)).toHaveAttribute('aria-valuenow', '2')
  await expect(slider(lab)).toHaveAttribute('aria-valuetext', /핸드셰이크/)

  // Now, and one let go with the same key that steps on.
  await tabTo(/^지금으로/)
  await page.keyboard.press('n')
  await expect(now(lab)).toBeDisabled()
  await expect(current(lab)).toContainText('42["chat"')
  await page.keyboard.press('ArrowRight')
  await expect
    .poll(async () => (await lab.trace()).some((event) => event.kind === 'wire.released'))
    .toBe(true)
  await page.keyboard.press('f')
  await expect(page.getByRole('button', { name: '붙잡기' })).toHaveAttribute('aria-pressed', 'false')

  await page.keyboard.press('?')
  const help = page.getByRole('dialog', { name: '도움말' })
  for (const key of ['→', '←', 'Shift + →', 'Home', 'End', 'N', 'H', 'F', 'P', '?'])
    await expect(help.getByText(key, { exact: true }).first()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(help).toBeHidden()
})

test('keys can be turned off, and stay so after a reload', { tag: '@more' }, async ({ lab, page }) => {
  await expect(lab.code).toBeVisible()
  const dock = page.getByRole('region', { name: '패널' })
  await page.keyboard.press('p')
  await expect(dock).toBeVisible()
  await page.keyboard.press('p')
  await expect(dock).toBeHidden()
  await page.getByRole('button', { name: '도움말' }).click()
  await page.getByText('이 키들 쓰기').click()
  await page.reload()
  await page.keyboard.press('p')
  await page.keyboard.press('h')
  await expect(page.getByRole('button', { name: '붙잡기' })).toHaveAttribute('aria-pressed', 'false')
  await expect(dock).toBeHidden()
})

test('keys that are typed somewhere are only typed', { tag: '@more' }, async ({ lab, page }) => {
  await lab.connect('A')
  await lab.settled('A')
  await lab.compose()
  const event = page.getByLabel('이벤트 이름')
  await event.fill('')
  await event.press('h')
  await event.press('n')
  await event.press('Shift+?')
  await event.press('Home')
  await event.press('ArrowRight')
  await expect(event).toHaveValue('hn?')
  await lab.code.click()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.type('h')
  await expect(current(lab)).toHaveCount(0)
  await expect(page.getByRole('button', { name: '붙잡기' })).toHaveAttribute('aria-pressed', 'false')
  await expect(page.getByRole('dialog', { name: '도움말' })).toBeHidden()
})

test('everything shows the chosen moment; what comes meanwhile is counted, and nothing moves', async ({
  lab,
  page,
}) => {
  const program = programOf(
    'io.on("connection", (socket) => { console.log("왔어요"); socket.join("red"); socket.on("chat", (m) => io.emit("chat", m)) })',
  )
  await lab.run(program)
  await expect(lab.difference).toContainText('지금 도는 코드')
  await lab.connect('A')
  await lab.settled('A')
  await expect(lab.glance).toContainText('룸 1')
  await page.keyboard.press('Escape')
  await lab.row(/핸드셰이크, 클라이언트 A/).click()
  await page.keyboard.press('ArrowDown')
  await lab.row(/^세션 ID 받음/).click()

  await expect(lab.glance).toContainText('룸 0')
  await expect(lab.glance).toContainText('소켓 0')
  await expect(lab.client('A')).toContainText('연결 중')
  await expect(lab.console).not.toContainText('왔어요')
  await lab.glance.click()
  await expect(page.getByRole('dialog', { name: '그때의 서버' })).toContainText(
    '아직 연결한 클라이언트가 없어요.',
  )
  await page.keyboard.press('Escape')
  await lab.look('A')
  await expect(lab.panel('A')).toContainText('연결 중')
  await page.keyboard.press('Escape')

  const seen = await lab.diagram.evaluate((list) => list.scrollTop)
  const at = await position(lab)
  const shown = await current(lab).textContent()
  const port = page.getByLabel('서버 프로그램에서 실행할 한 줄')
  await expect(port).toBeVisible()
  const id = await lab.id()
  await page.evaluate(async (lab) => {
    const own = sessionStorage.getItem('socketio-playground.workspace')
    const { key } = JSON.parse(localStorage.getItem(`socketio-playground.${own}.value.lab`) ?? '{}')
    await fetch(`/api/labs/${lab}/console`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-lab-key': key },
      body: JSON.stringify({ code: 'io.emit("late", 1); io.emit("later", 2)' }),
    })
  }, id)
  await expect(now(lab)).toContainText('+')
  expect(await position(lab)).toBe(at)
  expect(await current(lab).textContent()).toBe(shown)
  expect(await lab.diagram.evaluate((list) => list.scrollTop)).toBe(seen)
  await expect(lab.console).not.toContainText('왔어요')

  await now(lab).click()
  await expect(lab.console).toContainText('왔어요')
  await expect(lab.client('A')).toContainText('연결됨')
  await expect(lab.row(/42\["later",2\]/)).toBeInViewport()
})

test('whoever acts in the past is back in the present', async ({ lab, page }) => {
  await lab.connect('A')
  await lab.settled('A')
  await lab.compose()
  await lab.diagram.focus()
  await page.keyboard.press('Home')
  await expect(current(lab)).toHaveCount(1)
  await page.getByRole('button', { name: '보내기', exact: true }).click()
  await expect(current(lab)).toHaveCount(0)
  await expect(lab.row(/^A가 보냄|이벤트/).first()).toBeVisible()
})

test('the line of moments is dragged, and its end is now', { tag: '@more' }, async ({ lab, page }) => {
  await lab.connect('A')
  await lab.settled('A')
  const box = await slider(lab).boundingBox()
  if (!box) throw new Error('no line')
  const y = box.y + box.height / 2
  await page.mouse.move(box.x + box.width - 12, y)
  await page.mouse.down()
  await page.mouse.move(box.x + 12, y, { steps: 4 })
  await expect(slider(lab)).toHaveAttribute('aria-valuenow', '1')
  await expect(current(lab)).toContainText('서버 실행')
  await page.mouse.move(box.x + box.width + 40, y, { steps: 4 })
  await expect(current(lab)).toHaveCount(0)
  await page.mouse.up()
  await expect(now(lab)).toBeDisabled()
})

test('around the badge the wait for the next ping runs out, and the wait for a held pong is told', {
  tag: '@more',
}, async ({ lab, page }) => {
  await lab.run(programOf('', 'cors: { origin: "*" }, pingInterval: 3000, pingTimeout: 20000'))
  await expect(lab.difference).toContainText('지금 도는 코드')
  await lab.connect('A')
  const seconds = page.getByTitle('서버가 다음 핑을 보낼 때까지')
  await expect(seconds).toHaveText(/^(핑 )?[0-3]\.\d초$/)
  const first = await seconds.textContent()
  await expect.poll(() => seconds.textContent()).not.toBe(first)
  await page.keyboard.press('h')
  const waiting = page.getByTitle('서버가 퐁을 기다리는 시간')
  await expect(waiting).toHaveText(/^(퐁 )?\d+초$/)
  await expect(waiting).toHaveAttribute('style', /--net|--eio/)
  await page.keyboard.press('f')
  await expect(seconds).toHaveText(/^(핑 )?[0-3]\.\d초$/)
})

test('on a phone the steps are large, and the past is left by a button in the bar over everything', {
  tag: '@more',
}, async ({ lab, page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByRole('tab', { name: '클라이언트', exact: true }).click()
  await lab.connect('A')
  await lab.settled('A')
  await page.getByRole('tab', { name: '순서', exact: true }).click()
  const back = time(lab).getByRole('button', { name: '한 단계 뒤로 (←)' })
  expect((await back.boundingBox())?.height).toBeGreaterThanOrEqual(44)
  await back.click()
  await back.click()
  await expect(current(lab)).toHaveCount(1)
  const step = time(lab).getByRole('button', { name: '한 단계', exact: true })
  expect((await step.boundingBox())?.height).toBeGreaterThanOrEqual(44)
  const leave = lab.past.getByRole('button', { name: '지금으로' })
  expect((await leave.boundingBox())?.height).toBeGreaterThanOrEqual(44)
  await leave.click()
  await expect(current(lab)).toHaveCount(0)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
})
