/** The program that both sides run: on `go` it broadcasts `count` events, a hundred in a turn. */
export const program = `
const http = require('http')
const { Server } = require('socket.io')
const server = http.createServer()
const io = new Server(server)
io.on('connection', (socket) => {
  socket.on('go', (count) => some(count))
})
function some(left) {
  for (let i = 0; i < Math.min(left, 100); i++) io.emit('news', '${'x'.repeat(64)}')
  if (left > 100) setImmediate(some, left - 100)
}
server.listen(4000)
`
