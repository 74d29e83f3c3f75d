const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server, {
  cors: (req, callback) => {
    if (req.headers.origin === 'http://fail') callback(new Error('failed'))
    else callback(null, { origin: /good$/, credentials: req.method === 'GET' })
  },
})

io.on('connection', (socket) => socket.emit('hello'))

server.listen(4000)
