const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server)

const EventEmitter = require('events')
const { Namespace, Socket } = require('socket.io')
io.on('connection', (socket) => {
  const emitter = new EventEmitter()
  emitter.once('x', (value) => socket.emit('from an emitter', value))
  emitter.emit('x', 1)
  emitter.emit('x', 2)
  socket.emit('instances', socket instanceof EventEmitter, socket instanceof Socket, io instanceof EventEmitter, io.of('/') instanceof Namespace, server instanceof http.Server, EventEmitter.EventEmitter === EventEmitter, io.of('/').adapter instanceof EventEmitter)
  socket.emit('names', socket.constructor.name, io.constructor.name, io.of('/').constructor.name, io.of('/').adapter.nsp === io.of('/'))
})

server.listen(4000)
