const registerChat = require('./chat')
const typing = require('./typing.js')

module.exports = (io, events) => {
  io.on('connection', (socket) => {
    registerChat(io, socket, events)
    socket.on(events.typing, typing(socket))
    socket.emit('hello', __filename, __dirname, require('../shared/events').events === events)
  })
}
