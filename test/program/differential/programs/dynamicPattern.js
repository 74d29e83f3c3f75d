const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server)

const made = []
io.on('new_namespace', (namespace) => made.push(namespace.name))
const dynamic = io.of(/^\/room-\d+$/)
dynamic.use((socket, next) => {
  socket.data.checked = true
  next()
})
dynamic.on('connection', (socket) => {
  socket.emit('hello', socket.nsp.name, socket.data.checked, made)
  socket.on('tell', () => {
    socket.nsp.emit('told', 'this one')
    dynamic.emit('told', 'all of them')
    dynamic.to('nowhere').emit('told', 'nobody')
  })
})
io.on('connection', (socket) => {
  socket.on('make', (answer) => {
    const made = io.of('/room-9')
    answer(made.name, io.of('/room-9') === made)
  })
})

server.listen(4000)
