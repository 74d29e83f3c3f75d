/** What Express has against a call of the program is said to the program, and not on the playground's own terminal. */
import { afterAll, expect, test } from 'vitest'
import { createPrograms } from '../../server/program/programs.ts'
import { boundWords } from '../../server/program/protocol/boundWords.ts'
import { inSandbox } from './differential/places.ts'

const programs = createPrograms({ workers: 1 })
afterAll(() => programs[Symbol.asyncDispose]())

test('[L33] a redirect to what is no text goes where Express sends it, and is warned of once at its line', async () => {
  await using place = await inSandbox(
    programs,
    `const app = require('express')()
app.get('/', (_req, res) => {
  res.redirect({})
})
app.listen(4000)`,
  )
  for (let round = 0; round < 2; round += 1) {
    const { status, headers } = await fetch(await place.url(), { redirect: 'manual' })
    expect([status, headers.get('location')]).toEqual([302, '[object%20Object]'])
  }
  const warnings = place.facts.filter(({ kind }) => kind === 'program.log')
  expect(warnings).toEqual([
    { kind: 'program.log', level: 'warn', text: 'express deprecated Url must be a string', line: 3 },
  ])
})

test('[L33] a cookie that is refused is refused at its line', async () => {
  await using place = await inSandbox(
    programs,
    `const app = require('express')()
app.get('/', (_req, res) => {
  try {
    res.cookie('a b', 'x')
  } catch (error) {
    res.send(error.message + /server.js:\\d+/.exec(error.stack)[0])
  }
})
app.listen(4000)`,
  )
  expect(await (await fetch(await place.url())).text()).toBe('argument name is invalidserver.js:4')
})

test('[L48] a name of an attachment that is too long is refused at its line, and the next one is taken', async () => {
  await using place = await inSandbox(
    programs,
    `const app = require('express')()
app.get('/', (_req, res) => {
  try {
    res.attachment('x'.repeat(201))
  } catch (error) {
    res.attachment('notes.txt').send(error.message + /server.js:\\d+/.exec(error.stack)[0])
  }
})
app.listen(4000)`,
  )
  const answer = await fetch(await place.url())
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename=notes.txt')
  expect(await answer.text()).toBe(`${boundWords.longAttachment}server.js:4`)
})

test('[L48] headers that Express would read for long, or that are none, are refused at their line', async () => {
  await using place = await inSandbox(
    programs,
    `const app = require('express')()
app.get('/', (req, res) => {
  const told = []
  const { headers } = req
  headers.unread = 'x'.repeat(100_000)
  for (const value of [headers, { accept: 'a/b,'.repeat(10_000) }, { accept: {} }, null])
    try {
      req.headers = value
      told.push(req.accepts('html'))
    } catch (error) {
      told.push(error.message + /server.js:\\d+/.exec(error.stack)[0])
    }
  res.json(told)
})
app.listen(4000)`,
  )
  const long = `${boundWords.longRead}server.js:9`
  const none = "Cannot read properties of null (reading 'accept')server.js:9"
  const answer = await fetch(await place.url(), { headers: { accept: 'text/html' } })
  expect(await answer.json()).toEqual(['html', long, long, none])
})
