// Which comes first, setImmediate or setTimeout(0), when both are due: it depends on the phase of the event loop.
const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server)

const work = (ms) => {
  const until = Date.now() + ms
  while (Date.now() < until);
}
const both = (socket, where) => {
  const order = []
  const done = (which) => {
    order.push(which)
    if (order.length === 2) socket.emit('order', where, ...order)
  }
  setTimeout(done, 0, 'timeout')
  setImmediate(done, 'immediate')
  work(5)
}

io.on('connection', (socket) => {
  socket.on('in a handler', () => both(socket, 'handler'))
  socket.on('after a tick', () => process.nextTick(both, socket, 'tick'))
  socket.on('after await', async () => {
    await null
    both(socket, 'await')
  })
  socket.on('in an immediate', () => setImmediate(both, socket, 'check'))
  socket.on('of a timer', () => {
    setTimeout(() => setImmediate(() => socket.emit('order', 'immediate of a timer')), 1)
    setTimeout(() => setTimeout(() => socket.emit('order', 'timer of a timer'), 1), 1)
    work(5)
  })
})

server.listen(4000)
