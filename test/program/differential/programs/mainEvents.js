const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server)

const said = []
const heard = () => said.push('on')
io.on('connection', heard)
io.once('connection', () => said.push('once'))
io.on('connect', () => said.push('connect'))
io.sockets.prependListener('connection', () => said.push('prepended'))
io.addListener('mine', () => {})
said.push(io.listenerCount('connection'), io.eventNames().length, io.listeners('connection').includes(heard))
io.on('connection', function (socket) {
  said.push(this === io.sockets)
  socket.emit('said', said.splice(0))
  io.off('connection', heard)
  socket.on('clear', () => io.removeAllListeners('connection'))
})

server.listen(4000)
