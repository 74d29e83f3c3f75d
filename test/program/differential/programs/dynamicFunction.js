const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server)

const dynamic = io.of((name, auth, next) => {
  if (auth.token === 'late') setTimeout(() => next(null, true), 20)
  else next(null, name.startsWith('/private') && auth.token === 'secret')
})
dynamic.on('connection', (socket) => socket.emit('hello', socket.nsp.name, socket.handshake.auth))
io.of((_name, _auth, next) => next(new Error('never')))
io.of((name, _auth, next) => next(null, name === '/last')).on('connection', (socket) => socket.emit('hello', 'last'))

server.listen(4000)
