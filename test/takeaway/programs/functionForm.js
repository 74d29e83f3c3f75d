'use strict'
const http = require('http')
const socketio = require('socket.io') // 함수로도 쓸 수 있어요

const server = http.createServer((req, res) => {
  res.setHeader('content-type', 'text/plain')
  res.end(`${req.method} ${req.url}`)
})
const io = socketio(server, { pingInterval: 10000, pingTimeout: 5000 })

io.on('connection', (socket) => {
  socket.emit('hello', io instanceof socketio.Server)
  socket.onAny((event, ...args) => socket.emit('heard', event, args.length))
})

server.listen(4000)
