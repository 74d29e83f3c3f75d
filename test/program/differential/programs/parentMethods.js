const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server)

const parent = io.of(/^\/p\d$/)
parent.use((socket, next) => next(socket.handshake.auth.token === 'no' ? new Error('no') : undefined))
parent.on('connection', (socket) => {
  socket.join('room')
  socket.on('go', () => {
    parent.emit('to', 'all')
    parent.to('room').emit('to', 'room')
    parent.except('room').emit('to', 'nobody')
    parent.in('other').emit('to', 'nobody')
    try {
      parent.fetchSockets()
    } catch (error) {
      socket.emit('failed', error.message)
    }
  })
})
io.of('/p7').on('connection', (socket) => socket.emit('made before'))

server.listen(4000)
