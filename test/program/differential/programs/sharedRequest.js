const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server, {
  allowRequest: async (req, callback) => {
    req.checks = ['allowRequest']
    await null
    callback(null, true)
  },
})

io.engine.use((req, res, next) => {
  if (req._query.sid === undefined) req.session = { visits: 0 }
  next()
})
for (const name of ['/', '/other']) {
  io.of(name).use((socket, next) => {
    socket.request.session.visits += 1
    socket.request.checks.push(name)
    next()
  })
  io.of(name).on('connection', (socket) => {
    const { session, checks, method } = socket.request
    socket.emit('request', session, checks, method, socket.client.request === socket.request, socket.handshake.headers === socket.request.headers)
  })
}

server.listen(4000)
