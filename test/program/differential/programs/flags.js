const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server)

// Volatile packets are dropped while the transport is busy: each is sent when there is nothing else to send.
const ways = {
  socket: (socket) => socket.volatile.emit('volatile', 'socket'),
  io: () => io.volatile.emit('volatile', 'io'),
  compressed: (socket) => socket.volatile.compress(true).emit('volatile', 'compressed'),
  namespace: () => io.of('/').local.volatile.emit('volatile', 'namespace'),
}
io.on('connection', (socket) => {
  socket.on('send', (way) => setTimeout(() => ways[way](socket), 30))
  socket.on('others', () => {
    socket.broadcast.volatile.emit('not me')
    io.timeout(500).to('nobody').emit('never', () => socket.emit('done'))
  })
})

server.listen(4000)
