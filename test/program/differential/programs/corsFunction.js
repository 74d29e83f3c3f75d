const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server, {
  cors: {
    origin: (origin, callback) => {
      if (origin === 'http://fail') callback(new Error('failed'))
      else callback(null, origin === 'http://good' ? true : origin === 'http://text' ? 'http://text' : false)
    },
    credentials: true,
    methods: ['GET', 'POST'],
    allowedHeaders: ['X-Token'],
    exposedHeaders: 'X-Seen',
    maxAge: 60,
  },
})

io.on('connection', (socket) => socket.emit('hello'))

server.listen(4000)
