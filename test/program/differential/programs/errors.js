const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server)

io.on('connection', (socket) => {
  socket.on('error', (error) => socket.emit('got an error', typeof error, error.message ?? error))
  socket.on('throw', (answer) => {
    try {
      null.property
    } catch (error) {
      answer(error instanceof TypeError, error.name)
    }
  })
})
io.on('error', () => {})
io.engine.on('connection_error', ({ code, message, context, req }) => {
  io.emit('connection_error', code, message, context, req.url.split('?')[0], req.headers['x-mine'])
})

server.listen(4000)
