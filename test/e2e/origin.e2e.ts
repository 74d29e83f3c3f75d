/** What a lab, its client and a shared link reach of the playground: a table of attempts, all refused, however the host is called. */
import type { Browser, BrowserContext, Frame, Page } from '@playwright/test'
import { writeLink } from '../../client/features/keep/link.ts'
import { frameIt, leadAway, setCookies, tryAll } from './origin/attempts.ts'
import { createLab } from './support/lab.ts'
import type { Playground } from './support/playground.ts'
import { expect, test } from './support/test.ts'

/** Its page sets what it may not, and its script could be a service worker. */
const program = `const express = require("express")
const app = express()
const server = require("http").createServer(app)
app.get("/page", (req, res) => {
  res.cookie("wide", "1", { path: "/" }).set("Service-Worker-Allowed", "/").type("html").send("<!doctype html><title>a lab</title><body>a page of a lab")
})
app.get("/sw.js", (req, res) => res.set("Service-Worker-Allowed", "/").type("js").send("addEventListener('fetch', () => {})"))
app.get("/cookies", (req, res) => {
  for (let n = 0; n < 14; n++) res.cookie("wide" + n, "x".repeat(900), { path: "/" })
  res.send("set")
})
server.listen(4000)`
const embedding = `const { uri, opts } = new io.Manager("http://localhost:4000", { autoConnect: false })
const frame = document.createElement("iframe")
frame.src = uri + opts.path.replace("/socket.io", "") + "/page"
document.body.append(frame)`

interface Stage {
  /** Where the attempts are made. */
  place: Page | Frame
  /** The page of the learner. */
  page: Page
  worker: string
  /** Of the lab, where it is served. */
  base: string
}
type Way = (context: BrowserContext, url: string, playground: Playground) => Promise<Stage>

async function learner(context: BrowserContext, url: string) {
  const page = await context.newPage()
  const lab = createLab(page, { url })
  await lab.open()
  await page.evaluate(() => localStorage.setItem('marker', 'the learner’s'))
  return { page, lab }
}
async function running(context: BrowserContext, url: string) {
  const { page, lab } = await learner(context, url)
  await lab.run(program)
  await expect(lab.difference).toContainText('지금 도는 코드예요')
  return { page, lab, base: `${url}/lab/${await lab.id()}` }
}
async function frameAt(page: Page, matches: (url: string) => boolean): Promise<Frame> {
  await expect.poll(() => page.frames().filter((frame) => matches(frame.url())).length).toBeGreaterThan(0)
  return page.frames().find((frame) => matches(frame.url())) ?? page.mainFrame()
}

const asTab: Way = async (context, url) => {
  const { page, base } = await running(context, url)
  const [place] = await Promise.all([
    context.waitForEvent('page'),
    page.evaluate((to) => void window.open(to), `${base}/page`),
  ])
  await place.waitForURL(`${base}/page`)
  return { place, page, base, worker: `${base}/sw.js` }
}
const asClient: Way = async (context, url, { clientPort }) => {
  const { page, base } = await running(context, url)
  const own = `${new URL(url).protocol}//${new URL(url).hostname}:${clientPort}`
  const place = await frameAt(page, (at) => at === `${own}/`)
  expect(await place.evaluate(() => window.origin)).toBe(own)
  return { place, page, base, worker: `${own}/frame.js` }
}
const asLink: Way = async (context, url) => {
  const { page, lab } = await learner(context, url)
  const { network } = await (await fetch(`${url}/api/labs/${await lab.id()}`)).json()
  const clients = [{ lane: 'A', place: 'app' as const, code: embedding }]
  await page.goto(`${url}/${await writeLink({ program, clients, network, step: null })}`)
  await page.getByRole('button', { name: '가져오기', exact: true }).click()
  const runs = async () => (await (await fetch(`${url}/api/labs/${await lab.id()}`)).json()).program
  await expect.poll(runs).toBe(program)
  await lab.press('A', '연결')
  const place = await frameAt(page, (at) => at.endsWith('/page'))
  await expect(place.locator('body')).toContainText('a page of a lab')
  const base = place.url().replace('/page', '')
  return { place, page, base, worker: `${base}/sw.js` }
}

const asOwn: Way = async (context, url) => {
  const { page, lab, base } = await running(context, url)
  const { id, key } = await lab.own()
  const headers = { 'x-lab-key': key }
  const opened = await fetch(`${url}/api/labs/${id}/page`, { method: 'POST', headers })
  const own = new URL(url)
  own.port = String((await opened.json()).port)
  const place = await context.newPage()
  await place.goto(`${own.origin}/page`)
  expect(await place.evaluate(() => window.origin)).toBe(own.origin)
  return { place, page, base, worker: `${own.origin}/sw.js` }
}

const labsAt = async (url: string): Promise<number> => (await (await fetch(`${url}/healthz`)).json()).labs

async function stage(browser: Browser, way: Way, playground: Playground, hostname: string) {
  const context = await browser.newContext()
  const url = playground.url.replace('localhost', hostname)
  return { context, url, ...(await way(context, url, playground)) }
}

/** The same by an address instead of a name is tried on request. */
const other = (hostname: string) => (hostname === 'localhost' ? {} : { tag: '@matrix' })

for (const hostname of ['localhost', '127.0.0.1'])
  for (const [name, way] of [
    ['a lab’s page', asTab],
    ['a client’s page', asClient],
    ['a shared link with its own lab’s page', asLink],
    ['a lab’s page at its own port', asOwn],
  ] as const)
    test(
      `[C17] ${name} on ${hostname} reaches nothing of the playground`,
      other(hostname),
      async ({ browser, playground }) => {
        const { context, url, place, page, base, worker } = await stage(browser, way, playground, hostname)
        const labs = await labsAt(url)
        const table = await place.evaluate(tryAll, { playground: url, worker })
        expect(Object.entries(table).filter(([, got]) => got !== 'refused')).toEqual([])
        expect(await labsAt(url)).toBe(labs)
        expect(context.serviceWorkers()).toEqual([])

        await place.evaluate(frameIt, url)
        const children = 'mainFrame' in place ? place.mainFrame().childFrames() : place.childFrames()
        const [framed] = children.filter((one) => !one.url().includes('/page'))
        expect(await framed?.evaluate(() => document.getElementById('root') === null)).toBe(true)

        // A lab's cookies stay at its own path.
        const navigations: string[] = []
        page.on('request', (request) => {
          if (request.isNavigationRequest() && request.frame() === page.mainFrame())
            navigations.push(request.url())
        })
        if (place !== page) await place.evaluate(leadAway, `${url}/api/playground`)
        await page.evaluate(async () => (await fetch('/api/playground')).text())
        expect(navigations).toEqual([])
        const visit = await context.newPage()
        await visit.goto(`${base}/cookies`)
        await visit.close()
        const wide = (await context.cookies()).filter(({ name }) => name.startsWith('wide'))
        expect(wide.length).toBeGreaterThanOrEqual(10)
        expect(wide.filter(({ path }) => !base.endsWith(path)).map(({ path }) => path)).toEqual([])
        await place.evaluate(setCookies)
        // What a client's page sets reaches every port. A head that is too long takes its cookies back: after a few reloads the page opens.
        await page.goto('about:blank')
        for (let n = 0; n < 4; n += 1) await page.goto(`${url}/?chapter=free`)
        await createLab(page, { url }).code.filter({ hasText: 'const' }).waitFor()
        expect(await page.evaluate(() => localStorage.getItem('marker'))).toBe('the learner’s')
        await context.close()
      },
    )
