const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server)

io.on('connection', (socket) => {
  socket.join('room')
  socket.on('ask', async () => {
    const responses = await io.timeout(2000).emitWithAck('question', 'all')
    socket.emit('responses', responses.sort())
    io.to('room').timeout(2000).emit('question', 'room', (error, answers) => socket.emit('responses', error, answers.sort()))
    socket.broadcast.timeout(2000).emit('question', 'others', (error, answers) => socket.emit('responses', error, answers.sort()))
    io.to('empty').timeout(2000).emit('question', 'nobody', (error, answers) => socket.emit('responses', error, answers))
  })
  socket.on('ask the silent', async () => {
    try {
      await io.timeout(80).emitWithAck('silence')
    } catch (error) {
      socket.emit('failed', error.message, error.responses)
    }
    io.timeout(80).emit('half', (error, responses) => socket.emit('failed', error.message, responses))
  })
})

server.listen(4000)
