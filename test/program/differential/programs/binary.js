const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server)

io.on('connection', (socket) => {
  socket.on('bytes', (buffer, answer) => {
    answer(Buffer.isBuffer(buffer), buffer.length, Buffer.concat([buffer, Buffer.from([255])]))
  })
  socket.on('deep', (value) => {
    socket.emit('deep', { ...value, mine: [Buffer.from('abc'), { more: new Uint8Array([1, 2, 3]) }] })
    io.emit('deep', new Uint16Array([1, 256]).buffer, Buffer.alloc(0), new Uint8Array([9, 8, 7, 6]).subarray(1, 3))
  })
  socket.on('text', (buffer) => socket.emit('text', buffer.toString('utf8'), buffer.toString('base64')))
  socket.on('ask', () => {
    socket.emit('question', Buffer.from('?'), (answer) => socket.emit('answered', answer.length, answer))
    io.timeout(5000).emit('question', Buffer.from('all?'), (error, answers) => socket.emit('answered', error, answers))
  })
})

server.listen(4000)
