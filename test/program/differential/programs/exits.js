const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server)

io.on('connection', (socket) => {
  socket.emit('hello')
  socket.on('go', () => process.exit(0))
})

server.listen(4000)
