const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server)

io.on('connection', (socket) => {
  const { name } = socket.handshake.query
  socket.join('room')
  socket.on('disconnecting', (reason) => {
    const rooms = [...socket.rooms].filter((room) => room !== socket.id)
    socket.to(rooms).emit('leaving', name, reason, rooms, socket.connected)
  })
  socket.on('disconnect', (reason) => {
    io.emit('left', name, reason, socket.rooms.size, socket.connected, io.of('/').sockets.size)
  })
  socket.on('kick', (close) => socket.disconnect(close))
})

server.listen(4000)
