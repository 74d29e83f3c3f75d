const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server, { maxHttpBufferSize: 2000 })

io.on('connection', (socket) => {
  socket.on('big', (text) => socket.emit('length', text.length))
  socket.on('disconnect', (reason, details) => io.emit('left', reason, details?.message))
})

server.listen(4000)
