const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server)

const said = []
for (const event of ['create-room', 'join-room', 'leave-room', 'delete-room']) {
  io.of('/').adapter.on(event, (room) => said.push([event, io.of('/').sockets.has(room) || room.length === 20 ? 'own' : room]))
}
io.on('connection', (socket) => {
  socket.on('change', (answer) => {
    socket.join(['a', 'b'])
    socket.join('a')
    socket.leave('b')
    socket.leave('not in it')
    const { rooms, sids } = io.of('/').adapter
    answer(said.splice(0), rooms.get('a')?.size, rooms.has('b'), sids.get(socket.id)?.size, rooms.size, io.sockets.adapter === socket.adapter)
  })
  socket.on('disconnect', () => io.emit('gone', said.splice(0), io.of('/').adapter.rooms.size))
})

server.listen(4000)
