const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server)

io.on('connection', (socket) => {
  const said = []
  const twice = () => said.push('twice')
  socket.once('go', () => said.push('once'))
  socket.on('go', twice)
  socket.prependListener('go', () => said.push('first'))
  socket.addListener('go', function () {
    said.push(this === socket)
  })
  socket.on('off', () => {
    socket.off('go', twice)
    said.push(socket.listenerCount('go'), socket.eventNames().includes('go'), socket.listeners('go').length)
  })
  socket.on('clear', () => socket.removeAllListeners('go'))
  socket.on('report', () => socket.emit('report', said.splice(0)))
})

server.listen(4000)
