const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server, { path: '/mine', addTrailingSlash: false, cors: '*' })

io.on('connection', (socket) => socket.emit('hello', socket.handshake.url.split('?')[0]))

server.listen(4000)
