// `undefined` wherever a program may have it: in what it sends, in what it answers, in what it hears.
const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server)
const kind = (value) => (value === undefined ? 'undefined' : value === null ? 'null' : typeof value)
io.of(/^\/any/).use((socket, next) => {
  next(Object.assign(new Error('no'), { data: { a: undefined, b: [undefined] } }))
})
io.on('connection', (socket) => {
  const bytes = Buffer.from('b')
  socket.emit('plain', undefined, [undefined], { a: undefined, b: null }, undefined)
  socket.emit('bytes', bytes, undefined, [undefined, bytes], { a: undefined, b: bytes })
  io.emit('all', undefined, { a: undefined })
  socket.emit('question', undefined, (...answers) => socket.emit('answers', answers.length, answers.map(kind)))
  socket.timeout(500).emit('question', (...answers) => socket.emit('timed', answers.length, answers.map(kind)))
  socket.emitWithAck('question').then((answer) => socket.emit('promised', kind(answer)))
  socket.on('heard', (...args) => {
    const done = args.pop()
    done(undefined, args.length, args.map(kind), { a: undefined })
  })
  socket.data = { a: undefined }
  socket.emit('data', Object.keys(socket.data), kind(socket.handshake.auth), Object.keys(socket.handshake.auth))
})
server.listen(4000)
