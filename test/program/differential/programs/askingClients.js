const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server)

io.on('connection', async (socket) => {
  await new Promise((resolve) => {
    socket.emit('question', 1, (...answers) => resolve(socket.emit('answered', answers)))
  })
  socket.emit('result', await socket.emitWithAck('question', 2))
  socket.emit('result', await socket.timeout(5000).emitWithAck('question', 3))
  try {
    await socket.timeout(60).emitWithAck('silence')
  } catch (error) {
    socket.emit('failed', error.message, error instanceof Error)
  }
  socket.timeout(60).emit('silence', (error, answer) => {
    socket.emit('failed', error.message, answer)
    socket.timeout(5000).emit('question', 4, (error, ...answers) => socket.emit('answered', error, answers))
  })
})

server.listen(4000)
