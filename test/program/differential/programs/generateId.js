const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server)

let last = 0
io.engine.generateId = async (req) => {
  await Promise.resolve()
  last += 1
  if (req.headers['x-mine'] === 'fail') throw new Error('no id')
  return `id-${last}-${req.headers['x-mine']}`
}
io.on('connection', (socket) => socket.emit('hello', socket.conn.id, socket.client.id, Object.keys(io.engine.clients)))

server.listen(4000)
