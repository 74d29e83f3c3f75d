// A middleware gives a socket the id of another one and then refuses it: what is cleared away is the other one's.
const { Server } = require('socket.io')
const io = new Server(3000)
io.use((socket, next) => {
  const { refused } = socket.handshake.query
  if (refused) socket.join('before')
  socket.id = 'kim'
  next(refused ? new Error('refused') : undefined)
})
io.on('connection', (socket) => {
  socket.join('room')
  socket.on('look', (answer) => {
    io.emit('to all')
    io.to('room').emit('to the room')
    io.to('kim').emit('to the id')
    answer([...io.sockets.adapter.rooms.keys()], io.sockets.sockets.size)
  })
})
