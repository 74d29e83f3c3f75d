const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server)

io.on('connection', (socket) => {
  socket.emit('welcome')
  let count = 0
  const timer = setInterval(() => {
    count += 1
    io.emit('tick', count)
    if (count === 3) {
      clearInterval(timer)
      setImmediate(() => {
        io.emit('immediate')
        setTimeout((...args) => io.emit('tock', args.join()), 10, 1, 2)
      })
    }
  }, 10)
  process.nextTick(() => socket.emit('next tick'))
  queueMicrotask(() => socket.emit('microtask'))
  Promise.resolve('promise').then((text) => socket.emit(text))
  socket.emit('end of the handler')
})

server.listen(4000)
