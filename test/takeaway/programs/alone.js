const { Server } = require('socket.io'), process = require('process')

const io = new Server({ path: '/mine/', serveClient: false })
io.on('connection', (socket) => {
  socket.emit('hello', socket.conn.transport.name, typeof process.uptime())
  socket.conn.once('upgrade', () => socket.emit('upgraded', socket.conn.transport.name))
})
io.listen(4000)
