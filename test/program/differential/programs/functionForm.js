const server = require('http').createServer()
const io = require('socket.io')(server, { connectTimeout: 10000 })

io.sockets.on('connection', (socket) => {
  socket.emit('hello', io.sockets === io.of('/'), io.connectTimeout())
})
server.listen(4000)
