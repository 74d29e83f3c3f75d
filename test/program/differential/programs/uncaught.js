const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server)

io.on('connection', (socket) => {
  socket.on('go', () => {
    socket.emit('before')
    undefined.property
  })
})

server.listen(4000)
