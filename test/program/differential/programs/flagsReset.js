const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server)

const asking = (emit) => new Promise((resolve) => emit((...answers) => resolve(answers)))
io.on('connection', async (socket) => {
  const [error] = await asking((done) => socket.timeout(50).emit('silent', done))
  socket.emit('timed out', error.message)
  socket.emit('plain answer', await asking((done) => socket.emit('asked', done)))
  socket.emit('with error first', await asking((done) => socket.timeout(5000).compress(false).emit('asked', done)))
  socket.emit('plain again', await asking((done) => socket.emit('asked', done)))
  const operator = io.timeout(5000)
  socket.emit('all', await asking((done) => operator.emit('asked', done)))
  socket.emit('one', await asking((done) => operator.to(socket.id).emit('asked', done)))
})

server.listen(4000)
