const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server)

io.of(/^\/p-\d+$/).on('connection', (socket) => socket.emit('hello', socket.nsp.name))
io.of((name, _auth, next) => next(null, name === '/asked')).on('connection', (socket) => socket.emit('hello', 'asked'))
io.on('connection', (socket) => {
  socket.on('forget', (answer) => {
    const patterns = [io.parentNsps.size, io.parentNamespacesFromRegExp.size]
    const [first] = io.parentNsps.keys()
    answer(patterns, io.parentNsps.delete(first), io.parentNsps.delete(first), io.parentNsps.size, io.parentNamespacesFromRegExp.size)
  })
  socket.on('clear', (answer) => {
    io.parentNsps.clear()
    answer(io.parentNsps.size)
  })
})

server.listen(4000)
