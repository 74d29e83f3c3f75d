/** What is kept: a record saved and opened again, also where its lab is not; a HAR that browsers open. */
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { harSchema } from '../support/harSchema.ts'
import { programOf } from '../support/programOf.ts'
import { createLab, type Lab } from './support/lab.ts'
import { startPlayground } from './support/playground.ts'
import { expect, test } from './support/test.ts'

const chat = programOf(
  [
    'console.log("시작")',
    'io.on("connection", (socket) => {',
    '  socket.on("chat", (text, answer) => { console.log("받음", text); io.emit("chat", text); answer?.("네") })',
    '})',
  ].join('\n'),
)

/** Every row is in the page. */
const tall = { width: 1366, height: 2600 }
const viewing = (page: Page) => page.getByText('기록을 보고 있어요 · 읽기만 돼요')

async function choose(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: '기록', exact: true }).click()
  await page.getByRole('button', { name: item, exact: true }).click()
}

/** Saves by the menu; the path of the file. */
async function save(page: Page, item: '기록 저장' | 'HAR 저장'): Promise<string> {
  const coming = page.waitForEvent('download')
  await choose(page, item)
  return (await coming).path()
}

async function openRecord(page: Page, path: string): Promise<void> {
  const coming = page.waitForEvent('filechooser')
  await choose(page, '기록 열기')
  await (await coming).setFiles(path)
}

/** A session worth keeping: two clients, an event, an answer, and a step that is chosen. */
async function session(lab: Lab): Promise<void> {
  await lab.run(chat)
  await lab.connect('A', 'B')
  await lab.settled('A', 'B')
  await lab.compose()
  await lab.page.getByRole('button', { name: '보내기', exact: true }).click()
  await expect.poll(async () => (await lab.trace()).filter((e) => e.kind === 'client.receive').length).toBe(2)
}

/** All that the page shows of a moment, in its own words. */
async function picture(lab: Lab) {
  const { page } = lab
  return {
    heads: await page.getByRole('region', { name: '순서', exact: true }).locator('b').allInnerTexts(),
    rows: await lab.diagram
      .getByRole('listitem')
      .getByRole('button')
      .evaluateAll((all) => all.map((row) => row.getAttribute('aria-label') ?? row.textContent)),
    console: await lab.console.getByRole('listitem').allInnerTexts(),
    glance: await lab.glance.innerText(),
    truth: await lab.truth.innerText(),
    code: await lab.code.innerText(),
    anatomy: await page
      .locator('main')
      .getByText(/^\d+ B$/)
      .allInnerTexts(),
  }
}

test('a record opened on another machine, where its lab never was, shows the same picture, read-only', async ({
  lab,
  browser,
}) => {
  await lab.page.setViewportSize(tall)
  await session(lab)
  await lab.unfold()
  await lab
    .row(/42\["chat","안녕"\]/)
    .first()
    .click()
  const before = await picture(lab)
  const path = await save(lab.page, '기록 저장')

  await using elsewhere = await startPlayground()
  const page = await browser.newPage({ viewport: tall })
  const other = createLab(page, elsewhere)
  await other.open()
  await openRecord(page, path)
  await expect(viewing(page)).toBeVisible()
  await other.unfold()
  await expect.poll(() => picture(other)).toEqual(before)

  await expect(page.getByRole('button', { name: /실행$/ }).first()).toBeDisabled()
  await expect(other.prompt).toHaveCount(0)
  await expect(page.getByRole('button', { name: '보내기', exact: true })).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'A에서 보내기' })).toHaveCount(0)
  await expect(other.client('A')).toHaveCount(0)
  await other.code.click()
  await page.keyboard.type('x')
  expect(await other.code.innerText()).toBe(before.code)

  await page.getByRole('button', { name: /^클라이언트 B/ }).click()
  await expect(page.getByRole('list', { name: '클라이언트 B의 콘솔' })).toContainText(
    '서버에 연결되었습니다.',
  )
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: '닫기', exact: true }).click()
  await expect(viewing(page)).toHaveCount(0)
  await expect(other.code).not.toContainText('받음')
  await other.connect('A')
  await page.close()
})

test('the lab goes on while a record is on the page, and is there again, as it is by then', {
  tag: '@more',
}, async ({ lab }) => {
  await session(lab)
  const path = await save(lab.page, '기록 저장')
  await lab.say('io.emit("news", "나중")')
  await expect(lab.console).toContainText('io.emit("news", "나중")')
  await openRecord(lab.page, path)
  await expect(viewing(lab.page)).toBeVisible()
  await expect(lab.console).not.toContainText('나중')
  await lab.page.evaluate(async () => {
    const own = sessionStorage.getItem('socketio-playground.workspace')
    const kept = JSON.parse(localStorage.getItem(`socketio-playground.${own}.value.lab`) ?? 'null')
    await fetch(`/api/labs/${kept.id}/console`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-lab-key': kept.key },
      body: JSON.stringify({ code: 'io.emit("news", "그동안")' }),
    })
  })
  await expect(lab.console).not.toContainText('그동안')
  await lab.page.getByRole('button', { name: '닫기', exact: true }).click()
  await expect(lab.console).toContainText('그동안')
  await expect(lab.client('A')).toContainText('연결됨')
})

test('secrets of headers do not leave the page', async ({ lab, playground }) => {
  const id = await lab.id()
  await fetch(`${playground.url}/lab/${id}/secret?x=1`, {
    headers: {
      cookie: 'seat=verysecret; b=too',
      authorization: 'Bearer verysecret',
      'x-lab-key': 'verysecret',
    },
  })
  await expect(lab.row(/HTTP 요청/)).toBeVisible()
  await lab.page.getByRole('button', { name: '기록', exact: true }).click()
  const said = lab.page.getByText('저장할 때 쿠키와 인증 헤더의 값은 가려요.')
  await expect(said).toBeVisible()
  await lab.page.keyboard.press('Escape')
  await lab.page.setViewportSize({ width: 390, height: 844 })
  await lab.page.getByRole('button', { name: '더 보기' }).click()
  await expect(said).toBeVisible()
  await lab.page.keyboard.press('Escape')
  await lab.page.setViewportSize(tall)
  for (const item of ['기록 저장', 'HAR 저장'] as const) {
    const text = await readFile(await save(lab.page, item), 'utf8')
    expect(text).toContain('seat=(가림); b=(가림)')
    expect(text).not.toContain('verysecret')
    // Whoever has it can watch the lab: a record is for others, a HAR is for this machine’s own tools.
    if (item === '기록 저장') expect(text).not.toContain(id)
  }
})

const wrong: readonly [string, string | Buffer, RegExp][] = [
  ['text that is no JSON', 'hello', /읽을 수 없어요/],
  ['JSON of something else', '{"name":"x"}', /이 놀이터의 기록이 아니에요/],
  ['a HAR', '{"log":{"version":"1.2","entries":[]}}', /개발자 도구에서/],
  ['a newer record', '{"format":"socketio-playground","version":99}', /더 새로운 놀이터/],
  ['a broken record', '{"format":"socketio-playground","version":1,"events":[{}]}', /깨졌어요/],
]
for (const [name, content, said] of wrong) {
  const tag = name === 'a newer record' ? [] : '@more'
  test(`${name} is refused in Korean, and the page stays as it is`, { tag }, async ({ lab }) => {
    const coming = lab.page.waitForEvent('filechooser')
    await choose(lab.page, '기록 열기')
    await (await coming).setFiles({
      name: 'x.json',
      mimeType: 'application/json',
      buffer: Buffer.from(content),
    })
    await expect(lab.page.getByRole('alert')).toContainText(said)
    await lab.page.getByRole('button', { name: '알겠어요' }).click()
    await expect(lab.page.getByRole('alert')).toHaveCount(0)
    await expect(viewing(lab.page)).toHaveCount(0)
    await lab.connect('A')
  })
}

test('a record dropped on the page opens, on the editor too', async ({ lab }) => {
  await session(lab)
  const text = await readFile(await save(lab.page, '기록 저장'), 'utf8')
  const code = await lab.code.innerText()
  const files = await lab.page.evaluateHandle((content) => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([content], 'mine.socketio.json', { type: 'application/json' }))
    return transfer
  }, text)
  await lab.code.dispatchEvent('drop', { dataTransfer: files })
  await expect(viewing(lab.page)).toBeVisible()
  await expect(lab.page.getByText('mine.socketio.json')).toBeVisible()
  await lab.page.reload()
  await expect(viewing(lab.page)).toHaveCount(0)
  expect(await lab.code.innerText()).toBe(code)
})

test("Chromium's own devtools read the HAR: every request and every frame", { tag: '@more' }, async ({
  lab,
  browser,
}) => {
  await session(lab)
  const har: unknown = JSON.parse(await readFile(await save(lab.page, 'HAR 저장'), 'utf8'))
  harSchema.parse(har)
  const events = await lab.trace()
  const page = await browser.newPage()
  await page.goto('devtools://devtools/bundled/devtools_app.html')
  const read = await page.evaluate(async (content) => {
    const modules = 'devtools://devtools/bundled/models/har/har.js'
    const { HARFormat, Importer } = await import(/* @vite-ignore */ modules)
    const requests = Importer.Importer.requestsFromHARLog(new HARFormat.HARRoot(content).log)
    return requests.map(
      (request: {
        url: () => string
        statusCode: number
        resourceType: () => { name: () => string }
        frames: () => { text: string; type: string }[]
      }) => ({
        url: request.url(),
        status: request.statusCode,
        type: request.resourceType().name(),
        frames: request.frames().map(({ text, type }) => `${type} ${text}`),
      }),
    )
  }, har)
  await page.close()
  const requests = events.filter((event) => event.kind === 'http.request')
  expect(
    read.map((one: { url: string }) => new URL(one.url).pathname + new URL(one.url).search).sort(),
  ).toEqual(requests.map(({ base = '', url }) => base + url).sort())
  const frames = events.filter((event) => event.kind === 'ws.frame')
  expect(read.flatMap((one: { frames: string[] }) => one.frames).sort()).toEqual(
    frames.map((frame) => `${frame.direction === 'up' ? 'send' : 'receive'} ${String(frame.data)}`).sort(),
  )
  const sockets = read.filter((one: { status: number }) => one.status === 101)
  expect(sockets.map((one: { type: string }) => one.type)).toEqual(['websocket', 'websocket'])
})
