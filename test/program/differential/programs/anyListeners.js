const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server)

io.on('connection', (socket) => {
  const said = []
  const extra = (event, ...args) => said.push(['extra', event, args.length])
  socket.onAny((event, ...args) => said.push(['any', event, ...args.filter((arg) => typeof arg !== 'function')]))
  socket.prependAny(extra)
  socket.on('known', (...args) => {
    said.push('known')
    args.at(-1)?.call?.(socket)
  })
  socket.on('unknown', (_a, _b, answer) => answer())
  socket.on('off', (answer) => {
    socket.offAny(extra)
    answer()
  })
  socket.on('report', (answer) => {
    answer(said.splice(0), socket.listenersAny().length)
    socket.offAny()
  })
})

server.listen(4000)
