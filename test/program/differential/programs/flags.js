const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server)

io.on('connection', (socket) => {
  socket.volatile.emit('volatile', 1)
  io.volatile.emit('volatile', 2)
  socket.volatile.compress(true).emit('volatile', 3)
  io.of('/').local.volatile.emit('volatile', 4)
  socket.broadcast.volatile.emit('others', 5)
  io.timeout(500).to('nobody').emit('never', () => socket.emit('done'))
})

server.listen(4000)
