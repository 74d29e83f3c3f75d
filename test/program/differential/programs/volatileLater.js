// When a volatile packet is sent that stands behind another one: once what was written before has left.
const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server)

io.on('connection', async (socket) => {
  socket.volatile.emit('volatile', 'with the connection')
  await null
  socket.volatile.emit('volatile', 'after the connection')
  const ways = {
    alone: () => socket.volatile.emit('volatile', 'alone'),
    'at once': () => {
      socket.emit('first')
      socket.volatile.emit('volatile', 'at once')
    },
    await: async () => {
      socket.emit('first')
      await null
      socket.volatile.emit('volatile', 'await')
      socket.volatile.emit('volatile', 'right after it')
      await null
      socket.volatile.emit('volatile', 'second await')
    },
    'two, then await': async () => {
      socket.emit('first')
      socket.emit('second')
      await null
      socket.volatile.emit('volatile', 'two, then await')
    },
    tick: () => {
      socket.emit('first')
      process.nextTick(() => socket.volatile.emit('volatile', 'tick'))
    },
    'tick before': () => {
      process.nextTick(() => socket.volatile.emit('volatile', 'tick before'))
      socket.emit('first')
    },
    'two, then tick': () => {
      socket.emit('first')
      socket.emit('second')
      process.nextTick(() => {
        socket.volatile.emit('volatile', 'two, then tick')
        process.nextTick(() => socket.volatile.emit('volatile', 'two, then two ticks'))
      })
    },
    'tick in a job': async () => {
      await null
      socket.emit('first')
      Promise.resolve().then(() => socket.volatile.emit('volatile', 'next job'))
      process.nextTick(() => socket.volatile.emit('volatile', 'tick in a job'))
    },
    queueMicrotask: () => {
      socket.emit('first')
      queueMicrotask(() => socket.volatile.emit('volatile', 'queueMicrotask'))
    },
    setImmediate: () => {
      socket.emit('first')
      setImmediate(() => socket.volatile.emit('volatile', 'setImmediate'))
    },
    everybody: async () => {
      io.emit('first')
      io.volatile.emit('volatile', 'everybody at once')
      await null
      io.volatile.emit('volatile', 'everybody')
    },
    acknowledged: async (answer) => {
      answer('yes')
      socket.volatile.emit('volatile', 'with the answer')
      await null
      socket.volatile.emit('volatile', 'after the answer')
    },
    loop: async () => {
      for (let n = 0; n < 5; n += 1) {
        socket.emit('first', n)
        await null
        socket.volatile.emit('volatile', 'loop', n)
      }
    },
  }
  for (const [event, way] of Object.entries(ways))
    socket.on(event, async (...args) => {
      await way(...args)
      setTimeout(() => socket.emit(`over ${event}`), 20)
    })
  socket.emit('ways', Object.keys(ways))
})

server.listen(4000)
