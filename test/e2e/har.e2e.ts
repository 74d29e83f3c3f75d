/** A HAR of a lab beside the one that Chromium records of the same visit, and as an archive that answers in the lab's place. */
import { readFile, writeFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { harSchema } from '../support/harSchema.ts'
import { expect, test } from './support/test.ts'

const program = `const app = require("express")()
const server = require("http").createServer(app)
app.get("/", (req, res) => res.send("<!doctype html><meta charset=utf-8><title>한글</title><p id=p>쪽</p>"))
app.get("/data", (req, res) => res.set("x-kind", "data").json({ query: req.query, text: "값" }))
app.post("/said", require("express").json(), (req, res) => res.status(201).json(req.body))
app.get("/bytes", (req, res) => res.type("png").send(Buffer.from([137, 80, 78, 71])))
app.get("/away", (req, res) => res.redirect("/data?from=away"))
app.get("/favicon.ico", (req, res) => res.status(204).end())
server.listen(4000)`

/** What a visitor's page asks for. */
const visit = (page: Page) =>
  page.evaluate(async () => {
    await (await fetch('/data?a=1&b=%ED%95%9C')).text()
    await (await fetch('/away')).text()
    await (await fetch('/bytes')).arrayBuffer()
    const headers = { 'content-type': 'application/json' }
    await (await fetch('/said', { method: 'POST', headers, body: '{"text":"안녕"}' })).text()
  })

interface Entry {
  request: { method: string; url: string; postData?: { text: string }; queryString: unknown }
  response: {
    status: number
    redirectURL: string
    content: { text?: string; mimeType: string; encoding?: string }
  }
}
/** What both must say of an exchange. */
const told = ({ request, response }: Entry) => ({
  asked: `${request.method} ${request.url}`,
  query: request.queryString,
  sent: request.postData?.text,
  status: response.status,
  to: response.redirectURL.replace(/^http:\/\/[^/]+/, ''),
  // A redirect's body is read by nobody in the browser.
  body: response.status === 302 ? null : bodyOf(response.content),
  type: response.status === 302 ? null : response.content.mimeType.replace(/\s/g, ''),
})
const bodyOf = ({ text = '', encoding }: Entry['response']['content']) =>
  encoding === 'base64' ? text : Buffer.from(text).toString('base64')

test('the HAR of a lab says of each exchange what Chromium says of it, and answers in the lab’s place', async ({
  browser,
  playground,
}, info) => {
  const headers = { 'content-type': 'application/json' }
  const made = await fetch(`${playground.url}/api/labs`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ program }),
  })
  const { id, key } = await made.json()
  const opened = await fetch(`${playground.url}/api/labs/${id}/page`, {
    method: 'POST',
    headers: { 'x-lab-key': key },
  })
  const own = `http://localhost:${(await opened.json()).port}`

  const path = info.outputPath('chromium.har')
  const context = await browser.newContext({ recordHar: { path, content: 'embed' } })
  const page = await context.newPage()
  await page.goto(`${own}/`)
  await visit(page)
  await context.close()
  const theirs: Entry[] = JSON.parse(await readFile(path, 'utf8')).log.entries
  const har = await (await fetch(`${playground.url}/api/labs/${id}/trace.har`)).json()
  harSchema.parse(har)
  const ours: Entry[] = har.log.entries
  const byAddress = (entries: Entry[]) =>
    entries
      .map(told)
      .filter(({ asked }) => !asked.endsWith('/favicon.ico'))
      .sort((a, b) => (a.asked < b.asked ? -1 : 1))
  expect(byAddress(ours)).toEqual(byAddress(theirs))
  expect(byAddress(ours).length).toBe(6)

  const archive = info.outputPath('lab.har')
  await writeFile(archive, JSON.stringify(har))
  await fetch(`${playground.url}/api/labs/${id}`, { method: 'DELETE', headers: { 'x-lab-key': key } })
  const later = await browser.newContext()
  await later.routeFromHAR(archive, { notFound: 'abort' })
  const again = await later.newPage()
  await again.goto(`${own}/`)
  await expect(again.locator('#p')).toHaveText('쪽')
  await visit(again)
  expect(await again.evaluate(async () => (await fetch('/data?a=1&b=%ED%95%9C')).json())).toEqual({
    query: { a: '1', b: '한' },
    text: '값',
  })
  await later.close()
})
