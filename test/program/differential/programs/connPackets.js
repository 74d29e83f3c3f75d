const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server)

io.on('connection', (socket) => {
  const said = []
  socket.conn.on('packet', ({ type, data }) => said.push(['in', type, data]))
  socket.conn.on('packetCreate', ({ type, data }) => said.push(['out', type, data]))
  socket.on('hello', () => socket.emit('there'))
  socket.on('report', () => {
    setTimeout(() => socket.emit('report', said.splice(0)), 30)
  })
})

server.listen(4000)
