const app = require('express')()
const server = require('http').createServer(app)
const io = require('socket.io')(server)

function publicRooms() {
  const { sids, rooms } = io.sockets.adapter
  const publicRooms = []
  rooms.forEach((_, key) => {
    if (sids.get(key) === undefined) publicRooms.push(key)
  })
  return publicRooms
}

function countRoom(roomName) {
  return io.sockets.adapter.rooms.get(roomName)?.size
}

io.on('connection', (socket) => {
  socket['nickname'] = '익명'
  socket.onAny((event) => console.log(`Socket Event: ${event}`))
  socket.on('enter_room', (roomName, done) => {
    socket.join(roomName)
    done(countRoom(roomName))
    socket.to(roomName).emit('welcome', socket.nickname, countRoom(roomName))
    io.sockets.emit('room_change', publicRooms())
  })
  socket.on('disconnecting', () => {
    socket.rooms.forEach((room) => socket.to(room).emit('bye', socket.nickname, countRoom(room) - 1))
  })
  socket.on('disconnect', () => {
    io.sockets.emit('room_change', publicRooms())
  })
  socket.on('new_message', (msg, room, done) => {
    socket.to(room).emit('new_message', `${socket.nickname}: ${msg}`)
    done()
  })
  socket.on('nickname', (nickname) => (socket['nickname'] = nickname))
})

app.get('/', (_, res) => res.send('<h1>방 만들기</h1>'))
app.get('/*any', (_, res) => res.redirect('/'))
server.listen(3000, () => console.log('Listening on http://localhost:3000'))
