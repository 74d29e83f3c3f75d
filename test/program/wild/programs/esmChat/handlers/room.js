export function registerRoom(io, socket) {
  socket.on('room:join', (name) => {
    socket.join(name);
    io.to(name).emit('room:joined', name, io.of('/').adapter.rooms.get(name).size);
  });
}
