const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server)

io.on('connection', (socket) => {
  socket.on('echo', (...args) => {
    socket.emit('echo', args.length, ...args)
  })
  socket.emit('values', undefined, null, NaN, Infinity, new Date(0), [1, [2]], { a: { b: [undefined] } }, '한글 🎈', new Map([[1, 2]]))
  socket.emit('none')
})

server.listen(4000)
