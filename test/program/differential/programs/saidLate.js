// What is said to a socket that has ended: over a connection that is still there, and over one that is not.
const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server)
const told = []
const tell = (...words) => told.push(words.join(' '))

io.on('connection', (socket) => {
  const { name } = socket.handshake.auth
  const question = (when) => {
    socket.timeout(20).emit('question', when, (error, answer) => tell(name, when, error?.message, answer))
    socket
      .timeout(30)
      .emitWithAck('question', when)
      .catch((error) => tell(name, when, 'emitWithAck', error.message))
    socket.emit('question', when, () => tell(name, when, 'never'))
  }
  socket.on('leave', (answer) => {
    socket.disconnect()
    answer('left')
    socket.emit('said', 'after its end')
    io.emit('said', 'to everybody')
    question('after its end')
    setImmediate(() => socket.emit('said', 'an immediate later'))
    tell(name, socket.connected)
  })
  socket.on('disconnect', () => {
    question('in disconnect')
    setTimeout(question, 30, 'later')
  })
})
io.use((socket, next) => {
  if (socket.handshake.auth.name !== 'refused') return next()
  setTimeout(() => socket.emit('said', 'to whom was refused'), 5)
  next(new Error('no'))
})
server.on('request', (req, res) => {
  if (req.url === '/told') res.end(JSON.stringify(told.splice(0)))
})

server.listen(4000)
