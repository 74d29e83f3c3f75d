const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server)

io.on('connection', (socket) => {
  socket.on('close', () => {
    server.close(() => said.push('closed'))
    socket.emit('closed', server.listening)
    setTimeout(() => server.listen(4000), 30)
  })
  socket.emit('said', said)
})
const said = []

server.listen(4000)
