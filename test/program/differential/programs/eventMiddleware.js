const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server)

io.on('connection', (socket) => {
  socket.use(([event, ...args], next) => {
    if (event === 'bad') return next(new Error(`no ${event}`))
    if (event === 'late') return setTimeout(next, 10)
    if (args[0] === 'change') args[0] = 'only here'
    next()
  })
  socket.use((packet, next) => {
    if (packet[0] === 'changed') packet[1] = 'changed'
    next()
  })
  socket.on('error', (error) => socket.emit('refused', error.message))
  for (const event of ['good', 'bad', 'late', 'changed']) socket.on(event, (...args) => socket.emit('got', event, ...args))
  socket.on('error', (error) => {
    if (error.message === 'no bad') socket.emit('second listener')
  })
})

server.listen(4000)
