const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server)

io.on('hello', (...args) => args.at(-1)('answered'))
io.on('connection', (socket) => {
  socket.emit('returned', io.serverSideEmit('hello', 1), io.of('/').serverSideEmit('hello'))
  io.of('/x').on('hello', () => {})
})

server.listen(4000)
