module.exports = (socket) => () => socket.broadcast.emit('typing', socket.rooms.size)
