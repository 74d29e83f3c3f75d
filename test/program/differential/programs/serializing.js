const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server)

class Point {
  constructor(x, y) {
    this.x = x
    this.y = y
  }
  get sum() {
    return this.x + this.y
  }
}
const tried = (emit) => {
  try {
    emit()
    return 'sent'
  } catch (error) {
    return [error.name, error instanceof TypeError]
  }
}
io.on('connection', (socket) => {
  socket.emit('values', new Point(1, 2), { toJSON: () => 'by toJSON' }, new Set([1]), Symbol('s'), () => 1, -0, 1e21, '\u2028', [, 1], Object.create({ inherited: 1 }), new Error('e'), /x/g, new Date(NaN))
  socket.emit('bytes', { toJSON: () => ({ inside: Buffer.from('x') }) }, new DataView(new ArrayBuffer(2)), new Float32Array([1]), Buffer.from('한글').subarray(0, 3))
  const circle = {}
  circle.self = circle
  const results = [tried(() => socket.emit('big', 10n)), tried(() => io.emit('circle', circle)), tried(() => socket.emit('getter', { get x() { throw new RangeError('x') } }))]
  socket.emit('results', results)
})

server.listen(4000)
