const { Server } = require('socket.io')

const io = new Server('4000', { path: '/chat', serveClient: false })
io.on('connection', (socket) => socket.emit('hello', io.path(), io.serveClient(), io.connectTimeout()))
