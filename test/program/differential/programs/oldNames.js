// Names that old answers on the web still tell people to use, and that Socket.IO 4.8 still has.
const http = require('http').createServer()
const io = require('socket.io')(http)
const attempts = {
  eio: () => io.eio === io.engine && io.eio.clientsCount,
  'eio of the server of a namespace': () => io.sockets.server.eio.clientsCount,
  'leaveAll then a room': (socket) => {
    socket.join(['a', 'b'])
    socket.leaveAll()
    const sizes = [socket.rooms.size, io.sockets.adapter.rooms.size]
    socket.join('after')
    io.to('a').emit('in a')
    io.to(socket.id).emit('by its id')
    io.to('after').emit('after')
    return [...sizes, [...socket.rooms]]
  },
  'sockets of the client': (socket) => [...socket.client.sockets.keys()].length,
  'id of the client': (socket) => socket.client.id === socket.conn.id,
  'state of the connection': (socket) => socket.conn.readyState,
  address: (socket) => typeof socket.conn.remoteAddress,
  transport: (socket) => [socket.conn.transport.name, socket.conn.upgraded],
  request: (socket) => socket.conn.request === socket.request && socket.client.request.url.slice(0, 11),
  namespaces: () => [...io._nsps.keys()],
  adapter: async () => [io.sockets.adapter.nsp.name, (await io.sockets.adapter.sockets(new Set())).size],
  server: (socket) => socket.server === io && socket.nsp.server === io,
  'two names of a socket': (socket) => socket.request.connection === socket.request.socket,
  query: (socket) => [socket.request._query.EIO, socket.handshake.query.EIO],
  host: (socket) => typeof socket.handshake.headers.host,
  options: () => io.engine.opts.pingInterval,
  set: () => io.set('transports', ['websocket']),
  'an answer of all': () => io.emitWithAck('question'),
  'send of an operator': () => io.to('room').send('x'),
}
io.on('connection', async (socket) => {
  for (const [name, attempt] of Object.entries(attempts)) {
    try {
      socket.emit(name, await attempt(socket))
    } catch (error) {
      socket.emit(name, `${error.name}: ${error.message}`)
    }
  }
  socket.emit('end')
})
http.listen(4310)
