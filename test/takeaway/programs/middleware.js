const Server = require('socket.io').Server
const http = require('http')

const server = http.createServer()
const io = new Server(server)

io.use((socket, next) => {
  if (socket.handshake.auth.token === 'right') return next()
  const error = new Error('not authorized')
  error.data = { content: 'try again' } // 클라이언트가 err.data로 받아요
  next(error)
})
io.use(async (socket, next) => {
  await Promise.resolve()
  socket.user = { name: socket.handshake.query.name }
  next()
})
io.on('connection', (socket) => {
  socket.use(([event, ...args], next) => {
    if (event === 'bad') return next(new Error(`no ${event}`))
    args.push('added')
    next()
  })
  socket.on('error', (err) => socket.emit('wrong', err.message))
  socket.on('good', (text) => socket.emit('good', text, socket.user))
  socket.on('bad', () => socket.emit('never'))
})

server.listen(4000)
