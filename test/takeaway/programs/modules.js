#!/usr/bin/env node
import express, { Router } from 'express' // 두 가지를 한 번에
import * as http from 'http'
import { Server } from 'socket.io'

export const app = express()
const router = Router()
router.get('/place', (_req, res) => res.json({ url: typeof import.meta.url, folder: typeof import.meta.dirname }))
app.use(router)
const server = http.createServer(app)
const io = new Server(server)
io.on('connection', async (socket) => {
  const { EventEmitter } = await import('events')
  const inner = new EventEmitter()
  inner.once('go', (word) => socket.emit('hello', word, now()))
  inner.emit('go', 'from inside')
})
server.listen(4000)

export default io
/* 맨 아래에서 가져와도 돼요 */
import { Buffer } from 'node:buffer'
function now() {
  return Buffer.from('now').toString('hex')
}
