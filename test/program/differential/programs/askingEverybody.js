const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server)

io.on('connection', (socket) => {
  socket.join('room')
  socket.on('ask', async () => {
    const responses = await io.timeout(5000).emitWithAck('question', 'all')
    socket.emit('responses', responses.sort())
    const ask = (operator, about) =>
      new Promise((resolve) => {
        operator.timeout(5000).emit('question', about, (error, answers) => {
          socket.emit('responses', error, answers.sort())
          resolve()
        })
      })
    await ask(io.to('room'), 'room')
    await ask(socket.broadcast, 'others')
    await ask(io.to('empty'), 'nobody')
  })
  socket.on('ask the silent', async () => {
    try {
      await io.timeout(1500).emitWithAck('silence')
    } catch (error) {
      socket.emit('failed', error.message, error.responses)
    }
    io.timeout(1500).emit('half', (error, responses) => socket.emit('failed', error.message, responses))
  })
})

server.listen(4000)
