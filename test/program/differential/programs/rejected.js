const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server)

io.on('connection', (socket) => {
  socket.on('go', async () => {
    socket.emit('before')
    await Promise.resolve()
    throw new Error('nobody catches this')
  })
})

server.listen(4000)
