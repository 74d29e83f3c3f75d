import { createServer } from 'node:http'
import { Server } from 'socket.io'
import register, { count, greeting as hello } from './handlers.js'
import * as names from './lib/names.mjs'
import old from './old.cjs'
import { half } from './old.cjs'

const server = createServer((_req, res) => {
  res.setHeader('content-type', 'application/json')
  const own = [import.meta.url, import.meta.dirname, import.meta.filename]
  res.end(JSON.stringify({ count, names: Object.keys(names), own, old, half: half(8), where: names.where }))
})
const io = new Server(server)
register(io)
io.on('connection', (socket) => socket.emit('hello', hello, names.upper('kim')))
server.listen(4000)
