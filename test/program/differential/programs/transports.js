// What a program sees of its transports: while one is tried, once it is there, and when it is closed by hand.
const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server)
const seen = []
io.engine.on('connection', (conn) => {
  seen.push([conn.transport.name, conn.upgrading, conn.upgraded])
  conn.on('upgrading', (transport) => seen.push(['upgrading', transport.name, conn.upgrading, conn.transport.name]))
  conn.on('upgrade', (transport) => {
    seen.push(['upgrade', transport.name, conn.upgrading, conn.upgraded, conn.transport.name])
    io.emit('upgrade')
  })
})
io.on('connection', (socket) => {
  socket.on('report', (done) => done(seen, socket.conn.transport.writable))
  socket.on('close the transport', () => socket.conn.transport.close())
  socket.on('disconnect', (reason) => io.emit('left', reason))
})
server.listen(4310)
