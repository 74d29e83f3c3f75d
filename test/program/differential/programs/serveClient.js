const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server, { path: '/mine/', serveClient: true })

io.on('connection', (socket) => socket.emit('hello', io.serveClient()))

server.listen(4000)
