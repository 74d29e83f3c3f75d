// An old habit: the id of a socket is overwritten with a name.
const { Server } = require('socket.io')
const io = new Server(3000)
io.on('connection', (socket) => {
  const { name } = socket.handshake.query
  const first = socket.id
  socket.on('rename', (answer) => {
    socket.id = name
    answer(socket.id, socket.connected, [...socket.rooms], io.sockets.sockets.has(first))
  })
  socket.on('join', (answer) => {
    socket.join('team')
    answer([...socket.rooms], [...(io.sockets.adapter.rooms.get('team') ?? [])])
    io.to('team').emit('to the team', name)
    io.to(socket.id).emit('to the name', name)
    io.to(first).emit('to the first id', name)
    socket.broadcast.emit('to the others', name)
    socket.emit('to itself', name)
  })
  socket.on('question', (answer) => socket.emit('asked', 1, (back) => answer('answered', back)))
  socket.on('leave', (answer) => {
    socket.leave('team')
    answer([...socket.rooms], io.sockets.adapter.rooms.has('team'))
  })
  socket.on('bye', () => socket.disconnect())
  socket.on('disconnect', (reason) => io.emit('left', name, reason, io.engine.clientsCount))
})
