/** What Node prints by itself, and what becomes of a program that listens twice. */
import { afterAll, expect, test } from 'vitest'
import { createTestPool } from './sandboxSupport.ts'

const pool = createTestPool()
afterAll(() => pool[Symbol.asyncDispose]())

test('too many listeners are one line, at the line that added the last of them, and told to who listens', async () => {
  using opened = await pool.open(`const { EventEmitter } = require('events')
const news = new EventEmitter()
process.on('warning', (warning) => console.log(warning.name, warning.type, warning.count, warning.emitter === news))
for (let i = 0; i < 15; i += 1)
  news.on('story', () => {})
news.setMaxListeners(0)
for (let i = 0; i < 15; i += 1) news.once('other', () => {})
class Room extends EventEmitter {}
const room = new Room().setMaxListeners(1)
room.prependListener('a', () => {})
room.once('a', () => {})
process.emitWarning('careful', 'MyWarning')
console.log('end')`)
  await expect.poll(() => opened.logs).toHaveLength(7)
  const say = (count: number, event: string, name: string, most: number) =>
    `(node:1) MaxListenersExceededWarning: Possible EventEmitter memory leak detected. ${count} ${event} listeners added to [${name}]. MaxListeners is ${most}. Use emitter.setMaxListeners() to increase limit`
  expect(opened.logs.map(({ level, text, line }) => [level, line, text])).toEqual([
    ['log', 13, 'end'],
    ['warn', 5, say(11, 'story', 'EventEmitter', 10)],
    ['log', 3, 'MaxListenersExceededWarning story 11 true'],
    ['warn', 11, say(2, 'a', 'Room', 1)],
    ['log', 3, 'MaxListenersExceededWarning a 2 false'],
    ['warn', 12, '(node:1) MyWarning: careful'],
    ['log', 3, 'MyWarning undefined undefined false'],
  ])
})

test('a second server on one port ends the program at its line, after all that was said before', async () => {
  using opened = await pool.open(`console.log('before')
const app = require('express')()
const server = require('http').createServer(app)
app.listen(4310, () => console.log('app listens'))
server.listen(4310, () => console.log('never'))
console.log('after')`)
  await expect.poll(() => opened.ended).toHaveLength(1)
  expect(opened.texts()).toEqual(['before', 'after', 'app listens'])
  expect(opened.ended[0]).toMatchObject({
    message: 'Error: listen EADDRINUSE: address already in use :::4310',
    line: 5,
  })
})
