const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server)

const { adapter, sockets } = io.of('/')
const named = new Map()
const shown = (map) => [...map].filter(([key]) => key.length < 20).map(([key, members]) => [key, members.size])
const acts = {
  'delete a room': () => adapter.rooms.delete('red'),
  'take a member out': (id) => adapter.rooms.get('red').delete(id),
  'put a member in': (id) => adapter.rooms.get('red').add(id).size,
  'make a room': (id) => adapter.rooms.set('made', new Set([id])) === adapter.rooms,
  'empty a room': () => adapter.rooms.get('red').clear(),
  'take a room from the socket': (id) => sockets.get(id).rooms.delete('red'),
  'forget the socket': (id) => adapter.sids.delete(id),
  'put it back': (id) => adapter.sids.set(id, new Set(['red'])) === adapter.sids,
  'clear the rooms': () => adapter.rooms.clear(),
  'hide the socket': (id) => sockets.delete(id),
}
io.on('connection', (socket) => {
  named.set(socket.handshake.query.name, socket.id)
  socket.on('join', (room, answer) => {
    socket.join(room)
    answer([...socket.rooms].length)
  })
  socket.on('act', (what, whose, answer) => {
    const done = acts[what](named.get(whose))
    answer(done, shown(adapter.rooms), adapter.sids.get(named.get(whose))?.size)
    io.to('red').emit('to red', what)
    io.to('made').emit('to made', what)
    io.emit('to all', what)
    socket.emit('done', what)
  })
})

server.listen(4000)
