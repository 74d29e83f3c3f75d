const { Server } = require('socket.io')
const { fails, deep, later } = require('./lib/fails')
const io = new Server(4000)
const told = (error) => [error.message, ...error.stack.split('\n').filter((line) => line.includes(__dirname)).map((line) => /\S*:\d+:\d+/.exec(line)[0].replace('(', ''))]
io.on('connection', (socket) => {
  for (const act of [fails, deep]) {
    try {
      act()
    } catch (error) {
      socket.emit('told', told(error))
    }
  }
  later().catch((error) => socket.emit('told', told(error)))
  socket.on('end', () => setTimeout(fails, 5))
})
