const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server)

io.on('connection', (socket) => {
  const { how } = socket.handshake.query
  if (how === 'at once') {
    socket.emit('before')
    socket.disconnect()
    socket.join('room')
    io.to('room').emit('never')
    return
  }
  if (how === 'at once, closing') return socket.disconnect(true)
  socket.onAny(() => how === 'in onAny' && socket.disconnect())
  socket.use((_event, next) => {
    if (how === 'in use') socket.disconnect()
    next()
  })
  socket.on('go', () => {
    socket.emit('went')
    io.emit('somebody went', how)
  })
  socket.on('disconnect', (reason) => io.emit('left', how, reason))
})

server.listen(4000)
