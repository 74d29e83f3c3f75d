const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server)

const said = []
io.on('connection', (socket) => socket.emit('said', said, server.listening, typeof server.address().port))
server.on('listening', () => said.push('listening'))
try {
  server.listen(4000, () => said.push('callback'))
  said.push(server.listening)
  server.listen(4001)
} catch (error) {
  said.push(error.code, error.message)
}
const other = http.createServer()
other.close((error) => said.push(error.code))
const taken = http.createServer()
taken.on('error', (error) => {
  said.push(error.code, error.syscall)
  io.emit('taken')
})
io.on('connection', (socket) => socket.on('take', () => taken.listen(4000)))
