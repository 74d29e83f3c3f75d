const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server, { pingInterval: 300, pingTimeout: 5000, transports: ['websocket'], allowUpgrades: false, perMessageDeflate: { threshold: 10 } })

io.on('connection', (socket) => {
  let beats = 0
  socket.conn.on('heartbeat', () => {
    beats += 1
    if (beats === 2) socket.emit('beats', beats)
  })
})

server.listen(4000)
