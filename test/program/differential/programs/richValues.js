// What MessagePack has a form for and JSON has not, both ways.
const http = require('http')
const { Server } = require('socket.io')
const parser = require('socket.io-msgpack-parser')

const server = http.createServer()
const io = new Server(server, { parser })

const kindOf = (value) => {
  if (Buffer.isBuffer(value)) return `Buffer ${value.toString('hex')}`
  if (value instanceof ArrayBuffer) return `ArrayBuffer ${Buffer.from(value).toString('hex')}`
  if (value instanceof Date) return `Date ${value.getTime()}`
  if (Array.isArray(value)) return value.map(kindOf)
  if (value && typeof value === 'object') return Object.entries(value).map(([key, item]) => [key, kindOf(item)])
  return `${typeof value} ${String(value)}`
}
class Point {
  constructor(x) {
    this.x = x
  }
  get double() {
    return this.x * 2
  }
}

io.on('connection', (socket) => {
  socket.on('values', (...values) => {
    const answer = values.pop()
    answer(kindOf(values), ...values)
  })
  socket.on('give', (answer) => {
    const day = new Date(Date.UTC(2026, 11, 1))
    const own = { toJSON: () => ({ when: day, nothing: undefined }) }
    socket.emit('given', undefined, Number.NaN, Infinity, -Infinity, day, { a: undefined, b: [undefined, 1] })
    io.emit('given', new Point(2), new Map([[1, 2]]), own, Buffer.from([1, 2]), new Uint8Array([3]).buffer)
    socket.emit('given', new Date(Number.NaN), [[[{ deep: { day } }]]], { _placeholder: true, num: 0 }, -0)
    answer(undefined, { day, nothing: undefined })
  })
})

server.listen(4000)
