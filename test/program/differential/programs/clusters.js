// Several packets in one read: what comes of all of them, in which order.
const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server)
const told = []
const tell = (...words) => told.push(words.join(' '))

io.use((socket, next) => {
  tell(socket.handshake.auth.name, 'middleware', socket.conn.readyState)
  next()
})
io.on('connection', (socket) => {
  const { name } = socket.handshake.auth
  tell(name, 'connection')
  socket.onAny((event, ...args) => {
    tell(name, 'any', event, ...args.filter((arg) => typeof arg === 'string'))
    process.nextTick(tell, name, 'tick of any', event)
  })
  socket.use(([event], next) => {
    tell(name, 'use', event)
    if (event === 'slow') setTimeout(next, 1)
    else next()
  })
  for (const event of ['one', 'two', 'three', 'slow'])
    socket.on(event, async (...args) => {
      tell(name, 'handler', event, socket.connected)
      const answer = args.at(-1)
      if (typeof answer === 'function') answer(event)
      process.nextTick(tell, name, 'tick', event)
      await null
      tell(name, 'job', event)
    })
  socket.on('ask', () => {
    socket.emit('question', (answer) => tell(name, 'answered', answer))
    socket.emit('question', (answer) => tell(name, 'answered', answer))
  })
  socket.on('leave', () => socket.disconnect())
  socket.on('disconnecting', (reason) => tell(name, 'disconnecting', reason))
  socket.on('disconnect', (reason) => tell(name, 'disconnect', reason))
})
io.of('/other').on('connection', (socket) => {
  const { name } = socket.handshake.auth
  tell(name, 'connection in other')
  socket.onAny((event) => tell(name, 'other any', event))
  socket.on('one', () => tell(name, 'other handler one'))
})
server.on('request', (req, res) => {
  if (req.url === '/told') res.end(JSON.stringify(told.splice(0)))
})

server.listen(4000)
