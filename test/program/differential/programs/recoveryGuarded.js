const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server, { connectionStateRecovery: { skipMiddlewares: false } })

let asked = 0
io.use((socket, next) => {
  asked += 1
  socket.data.asked = asked
  next(asked === 3 ? new Error('not again') : undefined)
})
io.on('connection', (socket) => {
  socket.emit('hello', socket.recovered, asked, socket.data)
  socket.on('cut me', () => socket.conn.close())
})

server.listen(4000)
