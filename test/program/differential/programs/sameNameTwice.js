// A name that a pattern has already, a broadcast straight by the adapter, and a middleware that is none.
const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server)

io.of(/^\/d-\d+$/).on('connection', (socket) => socket.emit('by the pattern'))
const first = io.of('/d-1', (socket) => socket.emit('by the first call'))
const again = io.of('/d-1', (socket) => socket.emit('by the second call'))
const told = [first === again, first.name, first.listenerCount('connect'), first.listenerCount('connection')]
process.on('uncaughtException', (error) => io.emit('thrown', error.name, error.message))

io.on('connection', (socket) => {
  socket.join('red')
  socket.on('tell', (answer) => answer(told))
  socket.on('adapter', () => {
    const { adapter } = io.of('/')
    adapter.broadcast({ type: 2, data: ['all', 1] }, { rooms: new Set(), except: new Set() })
    adapter.broadcast({ type: 2, data: ['red', 2] }, { rooms: new Set(['red']), except: new Set(), flags: {} })
    adapter.broadcast({ type: 2, data: ['nobody', 3] }, { rooms: new Set(['blue']), except: new Set() })
    adapter.broadcast({ type: 2, data: ['all but red', 4] }, { rooms: new Set(), except: new Set(['red']) })
    adapter.broadcast({ type: 2, data: ['without except', 5] }, { rooms: new Set() })
    adapter.broadcast({ type: 2, data: ['without rooms', 6] }, {})
  })
  socket.on('use', (answer) => {
    socket.use()
    answer()
  })
  socket.on('used', () => socket.emit('heard'))
})

server.listen(4000)
