const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server)

io.on('connection', (socket) => {
  socket.on('report', (answer) => {
    answer({
      emit: socket.emit('x'),
      io: io.emit('x'),
      to: io.to('nowhere').emit('x'),
      join: String(socket.join('a')),
      leave: String(socket.leave('a')),
      send: socket.send('x') === socket,
      ioSend: io.send('x') === io,
      use: socket.use((_event, next) => next()) === socket,
      ioUse: io.use((_socket, next) => next()) === io,
      nspUse: io.of('/').use((_socket, next) => next()) === io.of('/'),
      on: socket.on('y', () => {}) === socket,
      ioOn: io.on('y', () => {}) === io.sockets,
      onAny: socket.onAny(() => {}) === socket,
      compress: socket.compress(true) === socket,
      volatile: socket.volatile === socket,
      timeout: socket.timeout(1000) === socket,
      of: io.of('/') === io.sockets,
      ofAgain: io.of('news') === io.of('/news'),
      name: io.of('news').name,
      nsp: socket.nsp === io.sockets,
      server: socket.nsp.server === io,
      client: socket.client.conn === socket.conn,
      same: io.sockets.sockets.get(socket.id) === socket,
      connected: [socket.connected, socket.disconnected, socket.recovered],
      data: socket.data,
      socketsJoin: String(io.socketsJoin('b')),
      rooms: [...socket.rooms].length,
      protocol: socket.conn.protocol,
      readyState: socket.conn.readyState,
      sameEngine: socket.conn.server === io.engine,
    })
  })
})

server.listen(4000)
