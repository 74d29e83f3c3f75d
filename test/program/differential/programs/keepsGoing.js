const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server)

process.on('uncaughtException', (error) => io.emit('caught', error.message))
process.on('unhandledRejection', (reason) => io.emit('rejected', reason.message))
io.on('connection', (socket) => {
  socket.on('throw', () => {
    throw new Error('thrown')
  })
  socket.on('reject', async () => {
    throw new Error('rejected')
  })
  socket.on('timer', () => setTimeout(() => JSON.parse('{'), 5))
  socket.on('still', (answer) => answer('here'))
})

server.listen(4000)
