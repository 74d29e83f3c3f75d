const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server)

io.on('connection', (socket) => {
  socket.on('message', (text) => {
    socket.send('to you', text)
    io.send('to all', text)
    io.write('written')
    socket.write({ also: 'written' })
    io.of('/').send('by the namespace')
  })
})

server.listen(4000)
