const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server)

io.on('connection', (socket) => {
  socket.data.name = socket.handshake.query.name
  socket.join(`room of ${socket.data.name}`)
  socket.on('fetch', async (answer) => {
    const all = await io.fetchSockets()
    const some = await io.in('room of B').fetchSockets()
    const others = await socket.broadcast.fetchSockets()
    const ids = await io.allSockets()
    answer(all.map(({ data }) => data.name).sort(), some.map(({ data }) => data.name), others.length, ids instanceof Set, ids.size, io.of("/").sockets.size, io.engine.clientsCount >= ids.size, all.includes(socket))
  })
  socket.on('move', () => {
    io.in('room of B').socketsJoin(['x', 'y'])
    io.socketsJoin('z')
    io.in('room of A').socketsLeave('z')
    io.to('x').emit('in', 'x')
    io.to('z').emit('in', 'z')
    io.in('room of B').disconnectSockets()
    io.emit('still here')
  })
  socket.on('clear', () => io.disconnectSockets(true))
})

server.listen(4000)
