const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server)
const made = []
io.of('/').adapter.on('create-room', (room) => made.push(room))

io.on('connection', (socket) => {
  socket.data.name = socket.handshake.query.name
  socket.on('gather', async (answer) => {
    io.socketsJoin('hall')
    const sockets = await io.in('hall').fetchSockets()
    answer(sockets.map(({ data }) => data.name).sort(), made.includes('hall'))
  })
  socket.on('poll', (answer) => {
    io.timeout(2000).emit('question', (error, answers) => answer(error ? 'late' : answers.sort()))
  })
  socket.on('close', () => {
    io.in('hall').except(socket.id).disconnectSockets(true)
  })
})

server.listen(4000)
