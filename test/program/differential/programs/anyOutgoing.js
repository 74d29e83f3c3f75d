const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server)

io.on('connection', (socket) => {
  const said = []
  const note = (event, ...args) => said.push([event, ...args])
  socket.onAnyOutgoing(note)
  socket.prependAnyOutgoing((event) => said.push(`before ${event}`))
  socket.emit('one', 1)
  io.emit('all', 2)
  socket.join('room')
  io.to('room').except('other').emit('room', 3)
  io.to('elsewhere').emit('not me', 4)
  socket.broadcast.emit('not me either', 5)
  socket.emit('asked', 6, () => {})
  const count = socket.listenersAnyOutgoing().length
  socket.offAnyOutgoing(note)
  socket.emit('later', 7)
  socket.offAnyOutgoing()
  socket.emit('report', said, count, socket.listenersAnyOutgoing().length)
})

server.listen(4000)
