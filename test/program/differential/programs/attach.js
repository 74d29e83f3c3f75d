const { createServer } = require('node:http')
const { Server } = require('socket.io')

const io = new Server({ pingInterval: 5000 })
io.on('connection', (socket) => socket.emit('hello', io.engine.clientsCount))
const server = createServer((req, res) => {
  res.setHeader('X-Mine', 'yes')
  res.end(`you asked for ${req.url}`)
})
io.attach(server)
server.listen({ port: 4000 }, () => io.emit('nobody hears this'))
