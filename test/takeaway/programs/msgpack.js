const { Server } = require('socket.io')
const parser = require('socket.io-msgpack-parser')

// http 서버를 따로 만들지 않아도 돼요
const io = new Server(4000, { parser, transports: ['websocket'] })
io.on('connection', (socket) => {
  socket.on('echo', (...args) => socket.emit('echo', ...args))
})
