const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server)

io.on('connection', (socket) => {
  socket.emit('question', () => {
    throw new Error('in the acknowledgement')
  })
})

server.listen(4000)
