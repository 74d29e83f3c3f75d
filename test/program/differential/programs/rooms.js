const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server)

io.on('connection', (socket) => {
  socket.on('join', (rooms, answer) => {
    socket.join(rooms)
    answer([...socket.rooms].map((room) => (room === socket.id ? 'own' : room)))
  })
  socket.on('leave', (room, answer) => {
    socket.leave(room)
    answer([...socket.rooms].length, socket.rooms.has(room))
  })
  socket.on('say', (room, text) => io.to(room).emit('said', room, text))
  socket.on('say others', (room, text) => socket.to(room).emit('said', room, text))
})

server.listen(4000)
