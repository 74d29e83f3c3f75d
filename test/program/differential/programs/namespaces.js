const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server)

const news = io.of('/news')
const sports = io.of('sports', (socket) => socket.emit('to', 'by of'))
io.on('connection', (socket) => socket.emit('to', 'main', socket.nsp.name))
news.on('connection', (socket) => {
  socket.join('room')
  socket.emit('to', 'news', socket.nsp.name, news.sockets.size)
  socket.on('tell', () => {
    news.emit('to', 'all of news')
    sports.emit('to', 'all of sports')
    io.emit('to', 'all of main')
    io.to('room').emit('to', 'no room there')
    news.to('room').emit('to', 'room of news')
    io.of('/news').except('room').emit('to', 'nobody')
    socket.emit('to', 'names', [...io._nsps.keys()])
  })
})
sports.on('connection', () => {})

server.listen(4000)
