const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server)

io.on('connection', (socket) => {
  for (const name of ['', '한글', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'a b', '42', 'x'.repeat(500)]) {
    socket.on(name, (value) => socket.emit(name, value, 'back'))
  }
  socket.on('many', (...args) => socket.emit('many', args.length, ...args))
  socket.on('proto', (value) => socket.emit('proto', Object.keys(value), value.polluted, {}.polluted))
})

server.listen(4000)
