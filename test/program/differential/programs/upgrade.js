const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server)

io.on('connection', (socket) => {
  socket.emit('transport', socket.conn.transport.name, socket.conn.upgraded)
  socket.conn.once('upgrade', (transport) => {
    socket.emit('transport', transport.name, socket.conn.transport.name, socket.conn.upgraded)
  })
  socket.conn.on('close', (reason) => io.emit('conn closed', reason, io.engine.clientsCount))
})

server.listen(4000)
