const express = require('express')
const app = express()
const server = require('http').Server(app)
const io = require('socket.io')(server)
const { v4: uuidV4, validate } = require('uuid')

app.use(express.static('public'))

app.get('/', (req, res) => {
  res.redirect(`/${uuidV4()}`)
})

app.get('/:room', (req, res) => {
  if (!validate(req.params.room)) return res.status(404).send('잘못된 방 주소')
  res.send(`<script>const ROOM_ID = "${req.params.room}"</script>`)
})

io.on('connection', socket => {
  socket.on('join-room', (roomId, userId) => {
    socket.join(roomId)
    socket.to(roomId).emit('user-connected', userId)

    socket.on('disconnect', () => {
      socket.to(roomId).emit('user-disconnected', userId)
    })
  })
  socket.on('new-room', (cb) => {
    const id = uuidV4()
    cb(id, validate(id))
  })
})

server.listen(3000)
