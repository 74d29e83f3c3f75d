// const 없이 쓴 변수와 Node가 주는 이름들
http = require('http')
var { Server } = require('socket.io')
const folder = __dirname
server = http.createServer()
io = new Server(server)
count = 0

function greet(socket, word) {
  socket.emit('hello', word || 'nothing', typeof folder, typeof __filename)
}
io.on('connection', (socket) => {
  count++
  greet(socket)
  greet(socket, `${count}`)
  settings = {}
  settings.colour = 'red'
  socket.emit('settings', settings)
})

module.exports = { io }
if (require.main === module) server.listen(4000)
