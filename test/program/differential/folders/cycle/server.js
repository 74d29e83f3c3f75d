const { Server } = require('socket.io')
const a = require('./a')
const io = new Server(4000)
io.on('connection', (socket) => socket.emit('hello', a.name, a.other(), require('./b').seen, a.late))
