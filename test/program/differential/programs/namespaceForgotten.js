const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server)

const old = io.of('/news')
const greet = (words) => (socket) => {
  socket.emit('hello', words)
  socket.on('echo', (text, answer) => answer(text, socket.nsp === old, old.sockets.has(socket.id)))
}
old.on('connection', greet('old'))
io.on('connection', (socket) => {
  socket.on('forget', (answer) =>
    answer(io._nsps.delete('/news'), io._nsps.delete('/news'), io._nsps.has('/news'), [...io._nsps.keys()]),
  )
  socket.on('again', (answer) => {
    const fresh = io.of('/news')
    fresh.on('connection', greet('new'))
    answer(fresh === old, old.sockets.size)
  })
  socket.on('tell', () => {
    old.emit('said', 'to the old one')
    io.of('/news').emit('said', 'to the new one')
  })
})

server.listen(4000)
