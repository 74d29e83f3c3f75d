const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server)

io.on('connection', (socket) => {
  socket.timeout(50).emit('silent', (error) => socket.emit('timed out', error.message))
  socket.emit('asked', (...answers) => socket.emit('plain answer', answers))
  socket.timeout(2000).compress(false).volatile.emit('asked', (...answers) => socket.emit('answer with error first', answers))
  const operator = io.timeout(2000)
  operator.emit('asked', (error, answers) => socket.emit('all', error, answers))
  operator.to(socket.id).emit('asked', (error, answers) => socket.emit('one', error, answers))
})

server.listen(4000)
