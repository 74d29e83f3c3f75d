// A program that goes on telling a socket what time it is, whether it is there or not: all of it is replayed.
const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server, { connectionStateRecovery: { maxDisconnectionDuration: 10000 } })

const watching = io.of('/watching')

io.on('connection', (socket) => {
  if (socket.recovered) return
  let count = 0
  socket.on('start', () => {
    const timer = setInterval(() => {
      count += 1
      socket.emit('tick', count)
      if (count === 4) socket.conn.close()
      if (count < 12) return
      clearInterval(timer)
      watching.emit('done')
    }, 5)
  })
  // Its client goes while the program is busy, and the program does not hear of it before.
  socket.on('be busy', () => {
    const until = Date.now() + 40
    while (Date.now() < until);
    for (let n = 1; n <= 12; n += 1) socket.emit('busy tick', n)
  })
  // What wants an answer is not kept.
  socket.on('disconnect', () => socket.emit('asked', () => {}))
})

server.listen(4000)
