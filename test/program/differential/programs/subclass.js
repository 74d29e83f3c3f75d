const http = require('http')
const { Server } = require('socket.io')


class Chat extends Server {
  shout(text) {
    return this.emit('shout', text.toUpperCase())
  }
}
const chat = new Chat(http.createServer())
chat.on('connection', (socket) => {
  socket.emit('hello', chat instanceof Server, chat.constructor.name)
  chat.shout('hi')
  chat.to(socket.id).emit('own room')
})
chat.httpServer.listen(4000)
