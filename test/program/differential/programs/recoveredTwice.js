// Two clients come back as the same one: both sockets have its id, and each hears its own client.
const { Server } = require('socket.io')
const io = new Server(3000, { connectionStateRecovery: { maxDisconnectionDuration: 10000 } })
const all = []
io.on('connection', (socket) => {
  all.push(socket)
  socket.emit('hello', socket.recovered)
  socket.on('tell', (value) => {
    for (const [n, one] of all.entries()) one.emit('told', n, value)
  })
  socket.on('ask', (answer) => answer(all.indexOf(socket), socket.id === all[0].id, io.sockets.sockets.get(socket.id) === socket))
  socket.on('add', (answer) => {
    io.sockets.adapter.addAll(socket.id, new Set(['room']))
    io.to('room').emit('in the room')
    answer([...socket.rooms].length)
  })
  socket.on('bye', () => socket.disconnect())
  socket.on('disconnect', () => {
    io.emit('out', all.indexOf(socket), io.sockets.sockets.size)
    socket.emit('after its end', all.indexOf(socket))
  })
})
