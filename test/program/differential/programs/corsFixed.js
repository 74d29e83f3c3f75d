const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server, { cors: { origin: 'http://localhost:3000', methods: ['GET', 'POST'] }, cookie: { name: 'sid', maxAge: 60, sameSite: 'strict' } })

io.on('connection', (socket) => socket.emit('hello'))

server.listen(4000)
