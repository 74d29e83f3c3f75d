const EventEmitter = require('events')
const http = require('http')
const { Server } = require('socket.io')

/** 차례로 숫자를 부르는 게임 */
class Game extends EventEmitter {
  constructor(io) {
    super()
    this.io = io
    this.players = []
    this.next = 1
  }
  join(socket) {
    this.players.push(socket.id)
    socket.on('say', (number, answer) => answer(this.say(socket, number)))
    this.emit('joined', this.players.length)
  }
  say(socket, number) {
    if (number !== this.next) return { ok: false, expected: this.next }
    this.next += 1
    this.io.emit('said', number)
    return { ok: true }
  }
}

const server = http.createServer()
const io = new Server(server)
const game = new Game(io)
game.on('joined', (size) => io.emit('players', size))
io.on('connection', (socket) => game.join(socket))

server.listen(4000)
