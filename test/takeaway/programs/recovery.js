const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server, { connectionStateRecovery: { maxDisconnectionDuration: 10_000 } })

io.on('connection', (socket) => {
  if (!socket.recovered) {
    socket.data.visits = 1
    socket.join('room')
  } else socket.data.visits += 1
  socket.emit('hello', socket.recovered, socket.data, socket.rooms.has('room'))
  socket.on('cut me', () => {
    socket.on('disconnect', () => {
      io.to('room').emit('missed', 1)
      io.emit('missed', 2)
    })
    socket.conn.close()
  })
})

server.listen(4000)
