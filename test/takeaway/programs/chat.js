const http = require('node:http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server)

const users = new Map() // 소켓 ID → 이름
const history = []
io.use((socket, next) => {
  const { name } = socket.handshake.auth
  if (!name) return next(new Error('이름을 써 주세요'))
  if ([...users.values()].includes(name)) {
    const error = new Error('이미 있는 이름이에요')
    error.data = { name }
    return next(error)
  }
  socket.data.name = name
  next()
})
io.on('connection', (socket) => {
  const { name } = socket.data
  users.set(socket.id, name)
  socket.emit('welcome', { history, users: [...users.values()] })
  socket.broadcast.emit('joined', name)
  socket.on('chat message', (text, answer) => {
    if (typeof text !== 'string' || text.length > 20) return answer({ error: 'too long' })
    const message = { from: name, text, number: history.length }
    history.push(message)
    io.emit('chat message', message)
    answer({ ok: true, number: message.number })
  })
  socket.on('private', ({ to, text }) => {
    for (const [id, other] of users) if (other === to) io.to(id).emit('private', { from: name, text })
  })
  socket.on('disconnect', () => {
    users.delete(socket.id)
    io.emit('left', name, [...users.values()])
  })
})

server.listen(4000)
