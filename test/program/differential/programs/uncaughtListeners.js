// What still runs after a throw that process.on('uncaughtException') takes.
const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server)

process.on('uncaughtException', (error, origin) => io.emit('caught', error.message, origin))
process.on('uncaughtException', () => io.emit('caught', 'by the second'))

const fail = (words) => {
  throw new Error(words)
}

io.on('connection', (socket) => {
  const tell = (...words) => socket.emit('tell', ...words)
  socket.on('two', () => {
    tell('first')
    process.nextTick(tell, 'tick of the first')
    Promise.resolve('job of the first').then(tell)
    fail('two')
  })
  socket.on('two', () => tell('second'))
  socket.onAny((event) => {
    if (event === 'any') fail('any')
  })
  socket.onAny((event) => tell('second any', event))
  socket.on('any', () => tell('handler of any'))
  socket.use(([event], next) => {
    if (event === 'use') fail('use')
    next()
  })
  socket.on('use', () => tell('handler of use'))
  socket.on('rejects', async () => fail('rejects'))
  socket.on('rejects', () => tell('second of rejects'))
  socket.on('own', () => {
    try {
      io.sockets.listeners('own')[0]()
    } catch (error) {
      tell('the program caught', error.message)
    }
  })
  socket.on('leave', () => socket.disconnect())
  socket.on('disconnecting', () => fail('disconnecting'))
  socket.on('disconnect', () => io.emit('tell', 'disconnect'))
})
io.sockets.on('own', () => fail('own'))
io.on('connection', (socket) => {
  if (socket.handshake.auth.fails) fail('connection')
})
io.on('connection', (socket) => socket.emit('tell', 'last of connection', io.sockets.sockets.size))

server.listen(4000)
