// Names that old answers on the web still tell people to use, and that Socket.IO 4.8 still has.
const http = require('http')
const { Server } = require('socket.io')
const server = http.createServer()
const io = require('socket.io')(server)
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
  'a port': (socket) => typeof socket.request.connection.remotePort,
  'the response of a request': (socket) => socket.request.res ?? String(socket.request.res),
  'the encoder': () => {
    const packets = [
      { type: 2, nsp: '/', data: ['a', 1, { b: undefined }] },
      { type: 2, nsp: '/room', id: 12, data: ['a', Buffer.from('x'), [new Uint8Array([1])]] },
      { type: 3, nsp: '/', id: 0, data: [] },
      { type: 3, nsp: '/', id: 0, data: [Buffer.from('y')] },
      { type: 0, nsp: '/room', data: { sid: 'x' } },
      { type: 1, nsp: '/' },
      { type: 4, nsp: '/', data: 'no' },
    ]
    return packets.map((packet) => io.encoder.encode(packet))
  },
  'the opener of WebSockets': () => {
    const { noServer, clientTracking, maxPayload, perMessageDeflate } = io.engine.ws.options
    return [io.engine.ws.constructor.name, io.engine.ws.clients === undefined, noServer, clientTracking, maxPayload, perMessageDeflate]
  },
  'no WebSockets, no opener': () => typeof new Server(new http.Server(), { transports: ['polling'] }).engine.ws,
  'past Socket.IO': (socket) => [
    socket.conn.send('2["sent past it",1]') === socket.conn,
    socket.conn.write('2["written past it",{"a":"한글"}]', { compress: false }) === socket.conn,
    socket.conn.send('51-["bytes past it",{"_placeholder":true,"num":0}]') === socket.conn,
    socket.conn.send(Buffer.from([1, 2])) === socket.conn,
  ],
  'is being upgraded': (socket) => [socket.conn.upgrading, socket.conn.upgraded],
  'state of the transport': (socket) => [socket.conn.transport.readyState, typeof socket.conn.transport.writable],
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
server.listen(4310)
