// A middleware gives each socket an id of its own, before it is let in: its client then knows it by that.
const { Server } = require('socket.io')
const io = new Server(3000)
const rooms = () => [...io.sockets.adapter.rooms].map(([room, ids]) => [room, [...ids].map((id) => (id.length === 20 ? 'a first id' : id))])
io.use((socket, next) => {
  const { name, base } = socket.handshake.query
  if (base === 'joined before') socket.join('before')
  socket.id = name
  socket.join(base)
  socket.join(`${base} devices`)
  if (base === 'left') socket.leave('left devices')
  if (base === 'refused') next(new Error(rooms().join()))
  else next()
})
io.on('connection', (socket) => {
  const { base } = socket.handshake.query
  io.emit('in', socket.id, [...socket.rooms], io.sockets.sockets.get(socket.id) === socket, rooms())
  socket.on('sign', (value) => io.to(`${base} devices`).emit('sign', socket.id, value))
  socket.on('direct', (to, value) => io.to(to).emit('direct', socket.id, value))
  socket.on('others', () => socket.broadcast.emit('others', socket.id))
  socket.on('ask', (answer) => socket.emit('question', (back) => answer(back, socket.id)))
  socket.on('more', (answer) => {
    socket.join('more')
    io.to('more').emit('in more')
    socket.leave(base)
    io.in(socket.id).socketsJoin('by name')
    io.to('by name').emit('in by name')
    answer(rooms())
  })
  socket.on('bye', () => io.in(socket.id).disconnectSockets())
  socket.on('disconnect', (reason) => io.emit('out', socket.id, reason, io.sockets.sockets.size, rooms()))
})
