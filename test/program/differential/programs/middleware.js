const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server)

const order = []
io.use((socket, next) => {
  order.push('first', socket.connected)
  if (socket.handshake.auth.token === 'wrong') {
    const error = new Error('not authorized')
    error.data = { content: 'try again', code: 7, bytes: Buffer.from([1, 2]).toString('hex') }
    return next(error)
  }
  next()
})
io.use(async (socket, next) => {
  await Promise.resolve()
  order.push('second')
  socket.join('early')
  socket.emit('early', 'from a middleware')
  socket.data.user = { name: socket.handshake.auth.token }
  next()
})
io.of('/').use((_socket, next) => {
  order.push('third')
  setTimeout(next, 10)
})
io.on('connection', (socket) => {
  socket.emit('hello', order.splice(0), socket.data, socket.rooms.has('early'))
  io.to('early').emit('to early')
})
io.of('/closed').use((_socket, next) => next(new Error('closed')))

server.listen(4000)
