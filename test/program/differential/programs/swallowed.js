const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server)

io.on('connection', (socket) => {
  socket.use(([event], next) => {
    if (event !== 'swallowed') next()
  })
  socket.on('swallowed', () => socket.emit('never'))
  socket.on('other', () => socket.emit('got other'))
})
io.of('/waiting').use(() => {})

server.listen(4000)
