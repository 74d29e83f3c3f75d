const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server)

io.on('connection', (socket) => {
  socket.on('bye', () => {
    socket.emit('before')
    socket.disconnect()
    socket.emit('after')
    socket.emit('after, asking', () => {})
    io.emit('others', socket.connected, io.of('/').sockets.size, socket.disconnect() === socket)
  })
  socket.on('close', () => {
    socket.emit('before')
    socket.disconnect(true)
  })
  socket.on('conn close', () => socket.conn.close())
})

server.listen(4000)
