const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server, { cors: { origin: ['http://good', /^http:\/\/[a-z]+\.example$/] } })

io.on('connection', (socket) => socket.emit('hello'))

server.listen(4000)
