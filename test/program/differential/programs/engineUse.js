const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server)

io.engine.use((req, res, next) => {
  if (req.headers['x-mine'] === 'stop') {
    res.writeHead(418, { 'content-type': 'text/plain' })
    res.end('no coffee')
    return
  }
  res.setHeader('x-used', 'yes')
  req.user = { name: 'Kim' }
  next()
})
io.engine.use((req, _res, next) => {
  if (req.headers['x-mine'] === 'fail') next(new Error('failed'))
  else setTimeout(next, 5)
})
io.use((socket, next) => {
  socket.request.seen = (socket.request.seen ?? 0) + 1
  next()
})
io.on('connection', (socket) => socket.emit('hello', socket.request.user, socket.request.seen))

server.listen(4000)
