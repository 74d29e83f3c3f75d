const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server)

const tried = (emit) => {
  try {
    return emit()
  } catch (error) {
    return `${error.name}: ${error.message}`
  }
}
io.on('connection', (socket) => {
  const names = ['connect', 'connect_error', 'disconnect', 'disconnecting', 'newListener', 'removeListener', 'connection', 'error']
  for (const name of names) {
    socket.emit('tried', name, tried(() => socket.emit(name)), tried(() => io.to('nobody').emit(name)), tried(() => socket.broadcast.emit(name)))
  }
  socket.emit('tried', 'serverSideEmit', tried(() => io.serverSideEmit('connection')), tried(() => io.of(/^\/x/g)))
  socket.emit('tried', 'attach', tried(() => new Server(() => {})))
})

server.listen(4000)
