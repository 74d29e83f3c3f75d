const { createServer } = require('http')
const { Server } = require('socket.io')

const allowed = ['http://localhost:3000', 'http://localhost:3001']
const server = createServer()
const io = new Server(server, {
  cors: {
    // 출처를 하나씩 물어봐요
    origin: (origin, callback) => callback(null, !origin || allowed.includes(origin)),
    methods: ['GET', 'POST'],
    allowedHeaders: ['x-token'],
    credentials: true,
  },
  allowRequest: (req, callback) => {
    callback(null, req.headers['x-token'] !== 'bad')
  },
})
io.on('connection', (socket) => socket.emit('hello', socket.handshake.headers['x-token'] ?? null))

server.listen(4000)
