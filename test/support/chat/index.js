// 이름을 쓰는 채팅: 페이지를 보내 주고, 누가 있는지 다른 파일에서 세요.
const express = require('express')
const http = require('http')
const { Server } = require('socket.io')
const rooms = require('./rooms')

const app = express()
const server = http.createServer(app)
const io = new Server(server)

app.use(express.static('public'))

io.on('connection', (socket) => {
  socket.on('enter', (name) => {
    io.emit('people', rooms.enter(socket.id, name))
  })
  socket.on('say', (text) => {
    io.emit('said', { name: rooms.nameOf(socket.id), text })
  })
  socket.on('disconnect', () => {
    io.emit('people', rooms.leave(socket.id))
  })
})

server.listen(process.env.PORT || 4000, () => console.log('서버가 켜졌어요'))
