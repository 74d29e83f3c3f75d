const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server)

io.on('connection', (socket) => {
  socket.on('disconnect', (reason) => said.push(reason))
  socket.on('close', async () => {
    socket.emit('closing')
    await io.close(() => said.push('callback'))
    said.push('closed', server.listening)
    again()
  })
})
const said = []
function again() {
  const second = http.createServer()
  new Server(second).on('connection', (socket) => socket.emit('before me', said))
  second.listen(4000)
}

server.listen(4000)
