/** 여기서 다시, and links: what was done up to a moment is done again, here or on another machine. */
import type { Page } from '@playwright/test'
import { programOf } from '../support/programOf.ts'
import { createLab, type Lab } from './support/lab.ts'
import { startPlayground } from './support/playground.ts'
import { expect, test } from './support/test.ts'

const counting = programOf(
  [
    'let count = 0',
    'io.on("connection", (socket) => {',
    '  socket.on("chat", (text, answer) => { count += 1; io.emit("chat", text, count); answer?.(count) })',
    '})',
  ].join('\n'),
)

async function choose(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: '기록', exact: true }).click()
  await page.getByRole('button', { name: item, exact: true }).click()
}

const emit = async (lab: Lab, text: string) => {
  const before = (await lab.trace()).filter((event) => event.kind === 'client.receive').length
  await lab.compose()
  await lab.page.getByLabel('인자 (JSON, 쉼표로 나눠요)').fill(JSON.stringify(text))
  await lab.page.getByRole('button', { name: '보내기', exact: true }).click()
  await expect
    .poll(async () => (await lab.trace()).filter((event) => event.kind === 'client.receive').length)
    .toBeGreaterThanOrEqual(before + 2)
}

/** Two clients, a line in the console, two events; then the row of the first event is chosen. */
async function session(lab: Lab): Promise<void> {
  await lab.page.setViewportSize({ width: 1366, height: 2600 })
  await lab.run(counting)
  await expect(lab.difference).toContainText('지금 도는 코드예요')
  await lab.connect('A', 'B')
  await lab.settled('A', 'B')
  await lab.say('count = 40')
  await emit(lab, '하나')
  await emit(lab, '둘')
  await lab.unfold()
  await lab.row(/서버에서 B로, 42\["chat","하나",41\]/).click()
}

/** What has happened since the newest run of the program. */
async function sinceRun(lab: Lab) {
  const events = await lab.trace()
  return events.slice(events.findLastIndex((event) => event.kind === 'program.run'))
}
const received = async (lab: Lab) =>
  (await sinceRun(lab)).flatMap((event) =>
    event.kind === 'client.receive' ? [`${event.client} ${JSON.stringify(event.args)}`] : [],
  )
const done = (page: Page) => page.getByText('여기까지 다시 했어요.')

test('what was done up to the chosen moment is done again on a fresh run, and all is live again', async ({
  lab,
}) => {
  await session(lab)
  await choose(lab.page, '여기서 다시')
  await lab.page.getByRole('button', { name: '다시 하기' }).click()
  await expect(done(lab.page)).toBeVisible({ timeout: 30_000 })
  await expect(done(lab.page)).toHaveText('여기까지 다시 했어요.')
  await expect.poll(async () => (await received(lab)).sort()).toEqual(['A ["하나",41]', 'B ["하나",41]'])
  await expect(lab.client('A')).toContainText('연결됨')
  await expect(lab.client('B')).toContainText('연결됨')
  await emit(lab, '셋')
  expect((await received(lab)).sort()).toContain('A ["셋",42]')
})

test('code that was typed since is replaced, and comes back with one press', { tag: '@more' }, async ({
  lab,
}) => {
  await session(lab)
  await lab.code.click()
  await lab.page.keyboard.press('Control+A')
  await lab.page.keyboard.insertText('// 다른 생각')
  await choose(lab.page, '여기서 다시')
  await lab.page.getByRole('button', { name: '다시 하기' }).click()
  await expect(done(lab.page)).toBeVisible({ timeout: 30_000 })
  await expect(lab.code).toContainText('count += 1')
  await lab.page.getByRole('button', { name: '내 코드로 되돌리기' }).click()
  await expect(lab.code).toHaveText('// 다른 생각')
})

test('nothing happens to who thinks better of it', { tag: '@more' }, async ({ lab }) => {
  await session(lab)
  await choose(lab.page, '여기서 다시')
  await expect(lab.page.getByRole('button', { name: '다시 하기' })).toBeVisible()
  await lab.page.keyboard.press('Escape')
  await expect(lab.page.getByRole('dialog')).toHaveCount(0)
  await expect(lab.page.getByRole('button', { name: '기록', exact: true })).toBeFocused()
  expect((await received(lab)).length).toBe(4)
})

test('what a record shows is done again in the lab of whoever opened it', { tag: '@more' }, async ({
  lab,
  browser,
}) => {
  await session(lab)
  const coming = lab.page.waitForEvent('download')
  await choose(lab.page, '기록 저장')
  const path = await (await coming).path()
  await using elsewhere = await startPlayground()
  const page = await browser.newPage({ viewport: { width: 1366, height: 2600 } })
  const other = createLab(page, elsewhere)
  await other.open()
  const choosing = page.waitForEvent('filechooser')
  await choose(page, '기록 열기')
  await (await choosing).setFiles(path)
  await expect(page.getByText('기록을 보고 있어요 · 읽기만 돼요')).toBeVisible()
  await choose(page, '여기서 다시')
  await page.getByRole('button', { name: '다시 하기' }).click()
  await expect(done(page)).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('기록을 보고 있어요 · 읽기만 돼요')).toHaveCount(0)
  await expect.poll(async () => (await received(other)).sort()).toEqual(['A ["하나",41]', 'B ["하나",41]'])
  await expect(other.client('B')).toContainText('연결됨')
  await page.close()
})

async function linkOf(page: Page): Promise<string> {
  await choose(page, '링크 복사')
  const url = await page.getByLabel('이 실험의 링크').inputValue()
  await page.getByRole('button', { name: '복사', exact: true }).click()
  await page.getByRole('button', { name: '닫기' }).click()
  return url
}

test('a link brings the code, the conditions and the chosen step to another machine', async ({
  lab,
  browser,
}) => {
  await session(lab)
  const hash = new URL(await linkOf(lab.page)).hash
  await using elsewhere = await startPlayground()
  const page = await browser.newPage({ viewport: { width: 1366, height: 2600 } })
  const other = createLab(page, elsewhere)
  await page.goto(`${elsewhere.url}/${hash}`)
  await page.getByRole('button', { name: '가져와서 그 단계까지 하기' }).click()
  await expect(done(page)).toBeVisible({ timeout: 30_000 })
  await expect(other.code).toContainText('count += 1')
  await expect.poll(async () => (await received(other)).sort()).toEqual(['A ["하나",41]', 'B ["하나",41]'])
  const button = page.getByRole('button', { name: /서버에서 B로, 42\["chat","하나",41\]/ })
  const row = page.getByRole('listitem').filter({ has: button })
  await expect(row).toHaveAttribute('aria-current', 'true')
  expect(new URL(page.url()).hash).toBe('')
  await page.close()
})

test('a link without a step brings code and conditions; one’s own code comes back', { tag: '@more' }, async ({
  lab,
  playground,
  browser,
}) => {
  await lab.run(counting)
  await expect(lab.difference).toContainText('지금 도는 코드예요')
  const id = await lab.id()
  await lab.page.evaluate(async (lab) => {
    const tab = sessionStorage.getItem('socketio-playground.workspace')
    const kept = JSON.parse(localStorage.getItem(`socketio-playground.${tab}.value.lab`) ?? 'null')
    await fetch(`/api/labs/${lab}/conditions`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', 'x-lab-key': kept.key },
      body: JSON.stringify({ blockUpgrade: true, delay: { ms: 50 } }),
    })
  }, id)
  await expect
    .poll(async () => (await lab.trace()).some((event) => event.kind === 'wire.conditions'))
    .toBe(true)
  const url = await linkOf(lab.page)

  const page = await browser.newPage()
  const other = createLab(page, playground)
  await other.open()
  await page.goto(url)
  await page.getByRole('button', { name: '가져오기', exact: true }).click()
  await expect(page.getByText('링크의 코드를 가져와서 실행했어요.')).toBeVisible()
  await expect(other.code).toContainText('count += 1')
  const state = async () => (await fetch(`${playground.url}/api/labs/${await other.id()}`)).json()
  await expect
    .poll(async () => (await state()).network.lab)
    .toMatchObject({ blockUpgrade: true, delay: { ms: 50 } })
  await page.getByRole('button', { name: '내 코드로 되돌리기' }).click()
  await expect(other.code).toContainText('// 1. http 모듈에서')
  await expect(other.code).not.toContainText('count += 1')
})

for (const [name, hash] of [
  ['cut short', '#socketio=q1YqU7IyqgUA'],
  ['no base64', '#socketio=%%%'],
  ['too long', `#socketio=${'A'.repeat(40_000)}`],
] as const) {
  test(`a link that is ${name} is refused in Korean, and the page works on`, { tag: '@more' }, async ({
    page,
    playground,
  }) => {
    const lab = createLab(page, playground)
    await page.goto(`${playground.url}/${hash}`)
    await expect(page.getByRole('alert')).toContainText(/링크가 .*요\./)
    await page.getByRole('button', { name: '알겠어요' }).click()
    await lab.connect('A')
  })
}
