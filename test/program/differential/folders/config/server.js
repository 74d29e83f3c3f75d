const { port, rooms } = require('./config.json')
const { createServer } = require('http')
const { Server } = require('socket.io')
let broken
try {
  require('./broken.json')
} catch (error) {
  broken = [error.name, error.message]
}
const io = new Server(port)
io.on('connection', (socket) => {
  socket.emit('hello', rooms, require('./config').rooms === rooms, broken, typeof createServer)
})
