const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server, { connectionStateRecovery: { maxDisconnectionDuration: 10000 } })

io.use((socket, next) => {
  socket.data.middlewares = (socket.data.middlewares ?? 0) + 1
  next()
})
io.on('connection', (socket) => {
  if (!socket.recovered) {
    socket.data.visits = 1
    socket.join('room')
  } else socket.data.visits += 1
  socket.emit('hello', socket.recovered, socket.data, socket.rooms.has('room'), socket.rooms.has(socket.id))
  socket.on('cut me', () => {
    socket.on('disconnect', (reason) => {
      io.to('room').emit('missed', 1, reason)
      io.emit('missed', 2)
      io.to('elsewhere').emit('missed', 3)
    })
    socket.conn.close()
  })
})

server.listen(4000)
