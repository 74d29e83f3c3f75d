// A game keeps its own notes on the objects that it is given, under whatever names come to mind.
const http = require('http').createServer()
const { Server } = require('socket.io')
const io = new Server(http)

const names = (
  'username user room roomName player waiting score number place tell hear said anyIn anyOut tracedPlace notifyOutgoing ' +
  'answerOnce awaitAck takeFlags operator add connect decide watchesOutgoing hooks connections parents currentPath ' +
  'currentTimeout serves create dynamic forget set note drop nameOf born watch named list state name2 status count'
).split(' ')
const mark = (object, whose) => {
  for (const name of names) if (!(name in object)) object[name] = `${whose} ${name}`
  return object
}
const marks = (object) => names.filter((name) => String(object[name]).endsWith(` ${name}`)).length
const own = (object) => names.filter((name) => Object.hasOwn(object, name)).length

mark(io, 'io')
io.users = new Map()
const dynamic = mark(io.of(/^\/game-\d$/), 'dynamic')
const news = mark(io.of('/news'), 'news')
news.use((socket, next) => {
  socket.user = { name: socket.handshake.query.name }
  next()
})
for (const namespace of [io, news, dynamic])
  namespace.on('connection', (socket) => {
    mark(socket, 'socket')
    mark(socket.conn, 'conn')
    mark(socket.client, 'client')
    mark(socket.nsp, 'nsp')
    mark(io.engine, 'engine')
    mark(socket.nsp.adapter, 'adapter')
    io.connections = Number(io.connections) + 1 || 1
    io.users.set(socket.id, socket)
    socket.use((event, next) => {
      socket.last = event[0]
      next()
    })
    socket.onAny((event) => {
      socket.heard = event
    })
    socket.onAnyOutgoing((event) => {
      socket.sent = event
    })
    socket.join('room')
    socket.on('ask', async (answer) => {
      const back = await socket.timeout(2_000).emitWithAck('question', socket.user.name ?? socket.user)
      const everybody = await socket.nsp.fetchSockets()
      answer({
        back,
        marks: [io, io.engine, socket, socket.conn, socket.nsp, socket.nsp.adapter].map(marks),
        own: own(socket),
        kept: [socket.last, socket.heard, typeof socket.sent, io.connections, io.users.get(socket.id) === socket],
        same: everybody.every((one) => io.users.get(one.id) === one),
      })
    })
    socket.on('all', () => {
      socket.to('room').except('nowhere').emit('others', socket.user.name ?? socket.user)
      socket.nsp.to('room').emit('room', socket.last)
      io.emit('main', socket.sent)
    })
    socket.on('end', () => socket.disconnect())
    socket.on('disconnect', (reason) => {
      socket.waiting = false
      io.users.delete(socket.id)
      io.emit('left', reason, io.users.size, socket.last)
    })
  })
mark(http, 'http')
http.listen(3000)
