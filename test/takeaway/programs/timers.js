const http = require('http')
const { Server } = require('socket.io')
const { setTimeout: later } = require('timers')

const server = http.createServer()
const io = new Server(server)

let timer = null
io.on('connection', (socket) => {
  let count = 0
  timer = setInterval(() => {
    count += 1
    socket.emit('tick', count)
    if (count === 3) {
      clearInterval(timer)
      later((...args) => socket.emit('tock', args.join()), 10, 1, 2)
    }
  }, 10)
  process.nextTick(() => socket.emit('next tick'))
  Promise.resolve('promise').then((text) => socket.emit(text))
  socket.emit('end of the handler')
})

server.listen(4000)
