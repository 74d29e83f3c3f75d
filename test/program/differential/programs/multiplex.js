const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server)

for (const name of ['/', '/a', '/b']) {
  io.of(name).on('connection', (socket) => {
    socket.on('leave', (close) => socket.disconnect(close))
    socket.on('disconnect', (reason) => io.emit('left', name, reason, socket.client.sockets.size))
    socket.emit('sharing', [...socket.client.sockets.values()].map(({ nsp }) => nsp.name))
  })
}

server.listen(4000)
