const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server, { cleanupEmptyChildNamespaces: true })

const count = () => [...io._nsps.keys()].filter((name) => name.startsWith('/tmp')).length
io.of(/^\/tmp-/).on('connection', (socket) => {
  socket.emit('hello', count())
  socket.on('disconnect', () => io.emit('children', count()))
})

server.listen(4000)
