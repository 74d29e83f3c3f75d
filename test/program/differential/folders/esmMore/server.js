import { createRequire } from 'node:module'
import { readFileSync } from 'fs'
import { Server } from 'socket.io'
import settings from './settings.json' with { type: 'json' }
import { counter, up } from './counter.js'

const require = createRequire(import.meta.url)
const text = readFileSync(new URL('./settings.json', import.meta.url), 'utf8')
const before = counter
up()
const found = [settings, require('./settings.json'), JSON.parse(text).name, before, counter]
const { default: lazy, name } = await import('./lazy.js')
const again = await import('./lazy.js')
found.push(lazy(2), name, again.default === lazy, require('./common.cjs').twice(4))
try {
  await import('./throws.mjs')
} catch (error) {
  found.push([error.name, error.message])
}
try {
  await import('./asks.mjs')
} catch (error) {
  found.push([error.name, error.message])
}
const io = new Server(4000)
io.on('connection', (socket) => socket.emit('hello', found))
