/** 가져가기: what is downloaded is the project, and it runs without the playground. */
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { runnerImport } from 'vite'
import type { Asked } from '../../../client/features/panels/takeaway/project.ts'
import { defaultCode } from '../../../client/lab/clients/defaultCode.ts'
import { seedProgram } from '../../../server/shared/seedProgram.ts'
import { freePorts, start, unpack } from '../../takeaway/running.ts'
import type { Lab } from '../support/lab.ts'
import { expect, test } from '../support/test.ts'

type Projects = typeof import('../../takeaway/sets.ts')
type Zips = typeof import('../../../client/features/panels/takeaway/zip.ts')

/** Vite's own reading of the sources: they hold files as text. */
async function load<T>(path: string): Promise<T> {
  return (await runnerImport<T>(path, { configFile: false, logLevel: 'error' })).module
}

const work = mkdtempSync(join(tmpdir(), 'takeaway-'))
test.afterAll(() => rmSync(work, { recursive: true, force: true }))

/** Unpacked, with the packages of this checkout in the place of an installation. */
function unpacked(zip: Uint8Array, name: string): string {
  const project = unpack(zip, join(work, name))
  symlinkSync(join(process.cwd(), 'node_modules'), join(project, 'node_modules'), 'junction')
  return project
}

/** A browser for which the ports in the code are where the project really listens. */
function browserWith(ports: readonly (readonly [number, number])[]): Promise<Browser> {
  const rules = ports.map(([from, to]) => `MAP localhost:${from} 127.0.0.1:${to}`).join(', ')
  const { executablePath, args = [] } = test.info().project.use.launchOptions ?? {}
  return chromium.launch({
    ...(executablePath !== undefined && { executablePath }),
    args: [...args, `--host-resolver-rules=${rules}`],
  })
}

async function openPanel({ page }: Lab): Promise<void> {
  await page.keyboard.press('p')
  await page.getByRole('tab', { name: '가져가기' }).click()
  await expect(page.getByRole('button', { name: '.zip 받기' })).toBeEnabled()
}

async function downloaded(page: Page): Promise<Uint8Array> {
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: '.zip 받기' }).click()
  const download = await coming
  expect(download.suggestedFilename()).toBe('socketio-project.zip')
  return readFileSync(await download.path())
}

test('the .zip is the project, byte for byte; unpacked and started, its page connects to its server', async ({
  lab,
  playground,
}) => {
  const { page } = lab
  const { projectOf, textOf } = await load<Projects>('./test/takeaway/sets.ts')
  const { zipOf } = await load<Zips>('./client/features/panels/takeaway/zip.ts')
  const { clientPort, otherPort } = playground
  const home: Asked['home'] = {
    hostname: 'localhost',
    port: Number(new URL(playground.url).port),
    clientPort,
    otherPort,
  }
  const client: Asked['client'] = { lane: 'B', place: 'app', code: defaultCode }
  const program = seedProgram(`http://localhost:${clientPort}`)
  const project = projectOf(program, 'module', { home, client })

  await openPanel(lab)
  await page.getByRole('radio', { name: 'ES 모듈' }).click()
  await page.getByRole('combobox', { name: '가져갈 클라이언트' }).click()
  await page.getByRole('option', { name: /^B/ }).click()
  const zip = await downloaded(page)
  expect(Buffer.from(zip).equals(zipOf('socketio-project', project.files))).toBe(true)

  const files = page.getByRole('region', { name: '프로젝트의 파일' })
  for (const name of ['server.js', 'package.json', 'README.md']) {
    await files.getByRole('tab', { name, exact: true }).click()
    expect(await files.getByRole('tabpanel').textContent()).toBe(textOf(project, name))
  }
  await page.context().grantPermissions(['clipboard-read'])
  await files.getByRole('button', { name: 'README.md 복사' }).click()
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toBe(textOf(project, 'README.md'))

  await page.reload()
  await expect(page.getByRole('radio', { name: 'ES 모듈' })).toBeChecked()
  await expect(page.getByRole('combobox', { name: '가져갈 클라이언트' })).toContainText('B')
  await lab.run('const a = await 1\nconsole.log(a)')
  await page.getByRole('radio', { name: 'CommonJS' }).click()
  const panel = page.getByRole('tabpanel', { name: '가져가기' })
  await expect(panel.getByRole('status')).toContainText('CommonJS에는 함수 밖에 await를 쓸 수 없어요.')
  await expect(panel.getByRole('button', { name: '.zip 받기' })).toBeDisabled()
  await expect(panel.getByRole('button', { name: 'server.js:1' })).toBeVisible()

  const [server = 0, site = 0] = await freePorts(2)
  await using started = await start(unpacked(zip, 'seed'), [server, site], clientPort)
  const browser = await browserWith([
    [4000, server],
    [clientPort, site],
  ])
  const there = await browser.newPage()
  await there.goto(`http://localhost:${clientPort}/`)
  await expect(there.getByRole('listitem').first()).toContainText('서버에 연결되었습니다.')
  await expect(there.locator('#origin')).toHaveText(`http://localhost:${clientPort}`)
  await expect.poll(() => started.said()).toContain('새로운 유저가 연결되었습니다.')
  await browser.close()
})

test('a page without an origin, and with the msgpack parser, connects at home too', {
  tag: '@more',
}, async () => {
  const { projectOf, programs } = await load<Projects>('./test/takeaway/sets.ts')
  const { zipOf } = await load<Zips>('./client/features/panels/takeaway/zip.ts')
  const code = [
    'const socket = io("http://localhost:4000", { parser: msgpackParser, transports: ["websocket"] })',
    'socket.on("echo", (...args) => console.log("echo", args))',
    'socket.emit("echo", "안녕", new Uint8Array([1, 2]).buffer)',
  ].join('\n')
  const client: Asked['client'] = { lane: 'A', place: 'null', code }
  const project = projectOf(programs['msgpack'] ?? '', 'commonjs', { client })
  const [server = 0, site = 0] = await freePorts(2)
  await using started = await start(unpacked(zipOf('socketio-project', project.files), 'null'), [
    server,
    site,
  ])
  const browser = await browserWith([
    [4000, server],
    [3000, site],
  ])
  const page = await browser.newPage()
  await page.goto('http://localhost:3000/')
  await expect(page.locator('#origin')).toHaveText('null')
  await expect(page.getByRole('listitem'), started.said()).toHaveText('echo ["안녕", ArrayBuffer(2) [1, 2]]')
  await browser.close()
})
