const http = require('http')
const { Server } = require('socket.io')
const parser = require('socket.io-msgpack-parser')

const server = http.createServer()
const io = new Server(server, { parser })

io.on('connection', (socket) => {
  socket.emit('auth', socket.handshake.auth)
  socket.join('all')
  socket.on('say', (...args) => io.to('all').emit('say', ...args))
  socket.on('ask', (value, answer) => {
    answer(value.bytes.length, Buffer.isBuffer(value.bytes), value)
    socket.emit('answered', { deep: [[[{ a: Buffer.from('x') }]]] })
  })
  socket.on('bye', () => socket.disconnect())
})
io.of('/news').use((socket, next) => next(Object.assign(new Error('아직 안 돼요'), { data: { code: 7 } })))

server.listen(4000)
