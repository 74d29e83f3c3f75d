const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server, {
  pingInterval: 1234,
  pingTimeout: 2345,
  maxHttpBufferSize: 5000,
  allowUpgrades: false,
  cookie: { name: 'mine', httpOnly: false },
  httpCompression: { threshold: 10, level: 9 },
  connectTimeout: 5000,
  upgradeTimeout: 600,
  unknownOption: 'is ignored',
})

io.on('connection', (socket) => socket.emit('hello', io.engine.opts.pingInterval))

server.listen(4000)
