/** Packets taken apart on the page: boxes and the rows that explain them, by pointer and by keyboard. */
import { once } from 'node:events'
import type { Locator, Page } from '@playwright/test'
import { WebSocket } from 'ws'
import type { Lab } from './support/lab.ts'
import { expect, test } from './support/test.ts'

test.use({ viewport: { width: 1366, height: 1700 } })

const detail = (page: Page) => page.getByRole('region', { name: '패킷 자세히' })
const tree = (page: Page) => detail(page).getByRole('tree', { name: '패킷의 글자' })
const letters = (page: Page, text: string) =>
  tree(page).locator(`[role="treeitem"]`, { hasText: text }).last()
const row = (page: Page, name: string) =>
  detail(page)
    .getByRole('listitem')
    .filter({ has: page.getByText(name, { exact: true }) })
const lit = (part: Locator) => expect(part).toHaveAttribute('data-lit', /./)
const open = async (page: Page, packet: Locator) => {
  await packet.click()
  await page.getByRole('button', { name: '자세히', exact: true }).click()
  await expect(detail(page)).toBeVisible()
}
const joined = async (lab: Lab) => {
  await lab.connect('A')
  await lab.settled('A')
  await lab.unfold()
}

test('an event stands in the boxes of its layers, and each part and its row light each other', async ({
  lab,
  page,
}) => {
  await joined(lab)
  await lab.say('io.emit("chat", "안녕", { deep: [1, null] })')
  await open(page, lab.row(/42\["chat"/))
  for (const name of ['WebSocket 프레임', 'Engine.IO', 'Socket.IO'])
    await expect(tree(page).getByText(name, { exact: true })).toBeVisible()

  await letters(page, '"chat"').hover()
  await lit(letters(page, '"chat"'))
  await lit(row(page, '이름'))
  await expect(detail(page).locator('li[data-lit]')).toHaveCount(1)
  await expect(row(page, '이름')).toContainText('클라이언트의 on("chat")을 깨워요.')

  await row(page, 'EVENT').hover()
  await lit(letters(page, '2'))
  await expect(tree(page).locator('[data-lit]')).toHaveCount(1)

  await letters(page, 'null').hover()
  await expect(detail(page).locator('li[data-lit]')).toContainText('값이 없다는 뜻이에요.')
})

test('the parts are walked by arrows, their rows follow, and Escape leads out', async ({ lab, page }) => {
  await joined(lab)
  await lab.say('io.emit("chat", "안녕")')
  await open(page, lab.row(/42\["chat"/))
  await detail(page).focus()
  await page.keyboard.press('Tab')
  while (!(await tree(page).evaluate((box) => box.contains(document.activeElement))))
    await page.keyboard.press('Tab')
  await page.keyboard.press('End')
  await expect(letters(page, '"안녕"')).toBeFocused()
  await lit(row(page, '인자'))
  await page.keyboard.press('ArrowLeft')
  await expect(letters(page, '"chat"')).toBeFocused()
  await lit(row(page, '이름'))

  await page.keyboard.press('Tab')
  await expect(row(page, '이름').getByRole('button', { name: /글자에서 보기/ })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await lit(letters(page, '"안녕"'))
  await page.keyboard.press('Enter')
  await expect(letters(page, '"안녕"')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(detail(page)).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(detail(page)).toBeHidden()
  await expect(page.getByRole('button', { name: '자세히', exact: true })).toBeFocused()
})

test('the handshake explains each of its fields, with more for who asks', { tag: '@more' }, async ({
  lab,
  page,
}) => {
  await joined(lab)
  await open(page, lab.row(/세션 ID 받음/))
  for (const field of ['sid', 'upgrades', 'pingInterval', 'pingTimeout', 'maxPayload'])
    await expect(letters(page, `"${field}":`)).toBeVisible()
  await expect(row(page, '최대 크기')).toContainText('한 번에 받아 주는 바이트 수예요.')
  await row(page, '최대 크기')
    .getByRole('button', { name: /더 알아보기/ })
    .click()
  await expect(row(page, '최대 크기')).toContainText('maxHttpBufferSize')
})

test('of a request, the query and the headers that matter are told; the rest and the whole text on demand', {
  tag: '@more',
}, async ({ lab, page }) => {
  await joined(lab)
  await open(page, lab.row(/^연결 요청/))
  await expect(row(page, '프로토콜 버전')).toContainText('Engine.IO 프로토콜 버전 4로 말하자는 뜻이에요.')
  const headers = detail(page).getByRole('region', { name: '헤더' })
  await expect(headers).toContainText('요청을 보낸 페이지의 출처예요.')
  await expect(headers).not.toContainText('user-agent')
  await headers.getByRole('button', { name: /^나머지 헤더 \d+개$/ }).click()
  await expect(headers).toContainText('user-agent')
  await detail(page).getByRole('button', { name: '요청 원문' }).click()
  await expect(detail(page).getByRole('region', { name: '요청 원문' })).toContainText('GET /socket.io/?EIO=4')
})

test('of a polling body with several packets one is current, and the others are one click away', async ({
  lab,
  page,
  playground,
}) => {
  const path = `${playground.url}/lab/${await lab.id()}/socket.io/?EIO=4&transport=polling`
  const { sid } = JSON.parse((await (await fetch(path)).text()).slice(1)) as { sid: string }
  const post = (body: string) => fetch(`${path}&sid=${sid}`, { method: 'POST', body })
  await post('40')
  expect((await post('42["one",1]\x1e42["two",2]')).status).toBe(200)
  await lab.unfold()
  await open(page, lab.row(/42\["one",1\]/))
  await expect(letters(page, '"one"')).toBeVisible()
  const other = tree(page).getByRole('treeitem', { name: /번째 패킷으로: 42\["two",2\]/ })
  await expect(tree(page).getByText('\\x1e').first()).toBeVisible()
  await other.click()
  await expect(letters(page, '"two"')).toBeVisible()
  await expect(tree(page).getByRole('treeitem', { name: /번째 패킷으로: 42\["one",1\]/ })).toBeVisible()
  await expect(tree(page).locator('[data-current]')).toBeFocused()
  await expect(lab.diagram.locator('[aria-current]')).toContainText('42["two",2]')
})

test('a long value is cut at its end only, and shown whole when asked for', { tag: '@more' }, async ({
  lab,
  page,
}) => {
  await joined(lab)
  await lab.say('io.emit("long", "가나다라마바사아자차".repeat(100))')
  await open(page, lab.row(/42\["long"/))
  await expect(letters(page, '"가나다라')).toHaveText(/^"(가나다라마바사아자차){31}.*…$/)
  await row(page, '인자').getByRole('button', { name: '모두 보기' }).click()
  await expect(letters(page, '"가나다라')).toHaveText(/^"(가나다라마바사아자차){100}"$/)
})

test('a binary event leads to its bytes, and the bytes back to it', { tag: '@more' }, async ({
  lab,
  page,
}) => {
  await joined(lab)
  await lab.say('io.emit("file", Buffer.from([1, 2, 250, 65]), Buffer.from("둘"))')
  await open(page, lab.row(/452-\["file"/))
  await expect(row(page, '첨부 수')).toContainText('뒤따라올 바이트 덩어리의 수예요.')
  const second = row(page, '바이트 자리').filter({ hasText: '두 번째로' })
  await second.getByRole('button', { name: '바이트로 가기' }).click()
  await expect(detail(page).getByRole('region', { name: '바이트' })).toContainText('eb 91 98')
  await detail(page).getByRole('button', { name: '2번째 첨부가 딸린 패킷' }).click()
  await expect(letters(page, '"file"')).toBeVisible()
  await row(page, '바이트 자리')
    .filter({ hasText: '첫 번째로' })
    .getByRole('button', { name: '바이트로 가기' })
    .click()
  await expect(detail(page).getByRole('region', { name: '바이트' })).toContainText('01 02 fa 41')
})

test('a packet that cannot be read is read as far as it goes, with what is wrong', { tag: '@more' }, async ({
  lab,
  page,
  playground,
}) => {
  const url = `${playground.url.replace('http', 'ws')}/lab/${await lab.id()}/socket.io/?EIO=4&transport=websocket`
  const socket = new WebSocket(url)
  socket.on('open', () => socket.send('40'))
  socket.on('message', (data) => {
    if (String(data).startsWith('40')) socket.send('42["chat",{"a":1,"b"}]')
  })
  await once(socket, 'close')
  await lab.unfold()
  await open(page, lab.row(/42\["chat",\{"a":1,"b"\}\]/))
  await expect(letters(page, '"chat"')).toBeVisible()
  const wrong = tree(page).locator('[data-wrong]')
  await expect(wrong).toHaveText('}]')
  await expect(row(page, '못 읽은 글자')).toContainText('키 뒤에는 쌍점(:)이 와야 해요.')
})

test('the bits of a frame are drawn on demand', { tag: '@more' }, async ({ lab, page }) => {
  await joined(lab)
  await open(page, lab.row(/업그레이드 확정/))
  const head = detail(page).getByRole('region', { name: '웹소켓 프레임 머리' })
  await head.getByRole('button').click()
  await expect(head).toContainText('내용 앞에 6바이트가 먼저 가요.')
  await expect(head).toContainText('가림 열쇠')
})
