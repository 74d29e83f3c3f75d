const rooms = {}

function join(socket, room) {
  rooms[room] = (rooms[room] ?? 0) + 1
  socket.join(room)
  socket.to(room).emit('joined', room)
  return rooms[room]
}

const leave = (io, socket, room) => {
  socket.leave(room)
  rooms[room] -= 1
  io.to(room).emit('left', room, rooms[room])
}

module.exports = { join, leave, rooms }
