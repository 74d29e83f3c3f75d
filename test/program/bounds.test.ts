/** The guest library runs beside the program, which may have tampered with it: the host checks again. */
import { EventEmitter } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { createLedger } from '../../server/ledger/ledger.ts'
import { createAsks } from '../../server/program/host/asks.ts'
import { createApps } from '../../server/program/host/express.ts'
import { failureOf } from '../../server/program/host/failure.ts'
import { createFiles } from '../../server/program/host/files.ts'
import { decode } from '../../server/program/host/given.ts'
import { inApp } from '../../server/program/host/inApp.ts'
import { createRequests } from '../../server/program/host/requests.ts'
import { createServing } from '../../server/program/host/serving.ts'
import { boundWords } from '../../server/program/protocol/boundWords.ts'
import { createHeadLength } from '../../server/program/protocol/headLength.ts'
import { answerQuestion } from '../../server/program/worker/questions.ts'
import { sizeOf } from '../../server/shared/expressBounds.ts'
import { limits } from '../../server/shared/limits.ts'

function hosts() {
  const requests = createRequests(() => {}, createAsks())
  const apps = createApps(
    requests,
    () => {},
    () => Promise.resolve({ ok: true, values: { json: '[1]' } }),
    createServing(createFiles('', {}, createLedger().open())),
  )
  apps.create({ kind: 'express.app', app: 1, router: null, line })
  return { apps, requests }
}
const parser = (options: object) => ({ kind: 'parser', parser: 'json', options }) as never
const line = 1
const optional = (parts: number) => '{/b}'.repeat(parts)

test.each([
  ['a limit', { path: '/', steps: [parser({ limit: 2_000_000 })] }],
  ['a count of fields', { path: '/', steps: [parser({ parameterLimit: 100_000 })] }],
  ['a path', { path: `/${'a'.repeat(1_000)}`, steps: [] }],
  ['a list of paths', { path: Array(100).fill('/a') as string[], steps: [] }],
  ['the optional parts of a path', { path: optional(5), steps: [] }],
  ['the parameters of a path', { path: '/:a'.repeat(11), steps: [] }],
  ['the wildcards of a path', { path: '/*a'.repeat(3), steps: [] }],
  ['the length of all paths together', { path: Array(45).fill(`/${'a'.repeat(99)}`) as string[], steps: [] }],
  ['the length of all that a path stands for', { path: `/${'a'.repeat(250)}${optional(4)}`, steps: [] }],
])('[L48] the host refuses %s beyond its bound by itself', (_name, { path, steps }) => {
  const { apps } = hosts()
  expect(() => apps.add({ kind: 'express.add', app: 1, method: 'use', path, steps, line })).toThrow(/놀이터/)
})

test.each([optional(5), '/:a'.repeat(11), '/*a'.repeat(3), `/${'a'.repeat(250)}${optional(4)}`])(
  '[L48] the worker builds no route for %s',
  (path) => {
    expect(answerQuestion({ kind: 'express.path', path })).toMatch(/놀이터에서/)
  },
)

test.each([
  '/users/:userId/posts/:postId/comments/:commentId',
  '/archive{/:year}{/:month}{/:day}{/:hour}',
  '/files/*path',
  '/{*any}',
  String.raw`/a\{b\}`.repeat(10),
  `/${'a'.repeat(499)}`,
])('[L48] the path %s is Express’s own to judge', (path) => {
  const { apps } = hosts()
  expect(answerQuestion({ kind: 'express.path', path })).toBeNull()
  apps.add({ kind: 'express.add', app: 1, method: 'use', path, steps: [parser({})], line })
})

test.each([['x'.repeat(101)], Array(51).fill('html') as string[]])(
  '[L48] the worker looks for no more in a request than its bounds: %s',
  (...args) => {
    const question = { kind: 'express.negotiate', method: 'accepts', headers: {}, args }
    expect(() => answerQuestion(question)).toThrow(/놀이터/)
    expect(answerQuestion({ ...question, args: ['html'] })).toBe('html')
  },
)

test.each(['x'.repeat(4_001), 'a/b,'.repeat(50), null, {}])(
  '[L48] the worker reads no more of a header than its bounds',
  (accept) => {
    const question = { kind: 'express.negotiate', method: 'accepts', args: ['html'] }
    expect(() => answerQuestion({ ...question, headers: { accept } })).toThrow(boundWords.longRead)
    const longest = `${'a/b,'.repeat(49)}text/html`
    expect(answerQuestion({ ...question, headers: { accept: longest } })).toBe('html')
  },
)

test('[L48] the host refuses settings, names and values beyond their bounds by itself', () => {
  const { apps } = hosts()
  const value = 'x'.repeat(1_000_000)
  expect(() => apps.set({ kind: 'express.set', app: 1, name: 'json spaces', value, line })).toThrow(/놀이터/)
  expect(() => apps.param({ kind: 'express.param', app: 1, name: value, handler: 1, line })).toThrow(/놀이터/)
  const json = JSON.stringify(Array(limits.messageValues + 200).fill(0))
  expect(() => decode({ json })).toThrow(/20,000개까지/)
  expect(decode({ json: JSON.stringify(Array(limits.messageValues).fill(0)) })).toHaveLength(
    limits.messageValues,
  )
})

test('[L48] the host counts the headers of a response by itself', () => {
  const { requests } = hosts()
  const set: string[] = []
  const req = { headers: {}, socket: new EventEmitter() } as IncomingMessage
  const res = { req, once: () => {}, getHeaders: () => ({}), setHeader: (name: string) => set.push(name) }
  requests.handle(1, req, res as never)
  const respond = (value: string) =>
    requests.respond({
      kind: 'response',
      request: requests.numberOf(req),
      method: 'setHeader',
      args: { json: JSON.stringify(['x', value]) },
      line,
    })
  respond('short')
  expect(() => respond('x'.repeat(limits.headerCharacters))).toThrow(/32,000글자까지/)
  expect(set).toEqual(['x'])
})

test('[L48] the host takes no longer name of an attachment than its bound, and counts it as a header', () => {
  const { requests } = hosts()
  const names: string[] = []
  const req = { headers: {}, socket: new EventEmitter() } as IncomingMessage
  const res = { req, once: () => {}, getHeaders: () => ({}), attachment: (name: string) => names.push(name) }
  requests.handle(1, req, res as never)
  const attach = (name: string) =>
    requests.respond({
      kind: 'response',
      request: requests.numberOf(req),
      method: 'attachment',
      args: { json: JSON.stringify([name]) },
      line,
    })
  const longest = 'x'.repeat(limits.attachmentName)
  attach(longest)
  expect(() => attach(`${longest}x`)).toThrow(boundWords.longAttachment)
  expect(names).toEqual([longest])
  const fits = createHeadLength()
  expect(fits('setHeader', ['x'], limits.headerCharacters - 100)).toBe(true)
  expect(fits('attachment', ['a'], 60)).toBe(true)
  expect(fits('attachment', ['b'], 100)).toBe(true)
  expect(fits('attachment', ['c'], 101)).toBe(false)
})

test('[L48] names of headers that are refused or removed are not kept', () => {
  const fits = createHeadLength()
  for (let n = 0; n < 10; n += 1) {
    expect(fits('setHeader', [`long-${n}`], limits.headerCharacters + 1)).toBe(false)
    expect(fits('removeHeader', [`none-${n}`], 20)).toBe(true)
  }
  expect(fits('setHeader', ['x'], limits.headerCharacters - 100)).toBe(true)
  expect(fits('cookie', ['a'], 60)).toBe(true)
  expect(fits('removeHeader', ['none'], 20)).toBe(true)
  expect(fits('cookie', ['b'], 60)).toBe(false)
  expect(fits('removeHeader', ['x'], 20)).toBe(true)
  expect(fits('cookie', ['b'], 60)).toBe(true)
})

test('[L48] a request is read once, and handed to an app only so often', () => {
  const { apps, requests } = hosts()
  const socket = new EventEmitter()
  const req = Object.assign(new EventEmitter(), { headers: {}, url: '/', method: 'GET', socket })
  const res = Object.assign(new EventEmitter(), { req, getHeaders: () => ({}), setHeader: () => {} })
  requests.handle(1, req as never, res as never)
  const request = requests.numberOf(req as never)
  for (let n = 0; n < 5; n += 1) requests.read({ kind: 'request.read', request })
  expect(['data', 'end'].map((event) => req.listenerCount(event))).toEqual([1, 1])
  const handOn = () => apps.delegate({ kind: 'request.delegate', request, app: 99 })
  for (let n = 0; n < 20; n += 1) handOn()
  expect(handOn).toThrow(boundWords.manyDelegations)
})

test('[L46] a stack has the frames of packages as in /app, and none of the playground’s own', () => {
  const home = process.cwd()
  const stack = [
    `Error: in ${home}/here`,
    '    at parse (<anonymous>)',
    `    at parse (${home}/node_modules/body-parser/lib/read.js:1:2)`,
    `    at ${home}/node_modules/.store/x/node_modules/raw-body/index.js:3:4`,
    `    at work (file://${home}/server/program/run.ts:5:6)`,
    `    at async work (${home}/dist/server/index.js:5:6)`,
    '    at node:internal/main:7:8',
    '    at handler (/app/server.js:9:10)',
  ]
  expect(inApp(stack.join('\n')).split('\n')).toEqual([
    'Error: in /app/here',
    '    at parse (<anonymous>)',
    '    at parse (/app/node_modules/body-parser/lib/read.js:1:2)',
    '    at /app/node_modules/raw-body/index.js:3:4',
    '    at node:internal/main:7:8',
    '    at handler (/app/server.js:9:10)',
  ])
  const error = new TypeError('no')
  expect(failureOf(error).stack).not.toContain(home)
})

test('[L40] sizes are read as Express reads them', () => {
  expect(['100kb', '1mb', '1.5 MB', '12', '7b', 9, 'x'].map(sizeOf)).toEqual([
    102_400,
    1_048_576,
    1_572_864,
    12,
    7,
    9,
    undefined,
  ])
})
