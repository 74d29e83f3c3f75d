const http = require('http')
const { Server } = require('socket.io')
const { Buffer: Bytes } = require('buffer')

const server = http.createServer()
const io = new Server(server, { maxHttpBufferSize: 5000 })

io.on('connection', (socket) => {
  socket.on('bytes', (buffer, answer) => {
    answer(Bytes.isBuffer(buffer), Bytes.concat([buffer, Bytes.from([255])]))
  })
  socket.on('deep', (value) => {
    socket.emit('deep', { ...value, mine: [Bytes.from('abc'), { more: new Uint8Array([1, 2, 3]) }] })
  })
  socket.on('text', (buffer) => socket.emit('text', buffer.toString('utf8'), buffer.toString('base64')))
})

server.listen(4000)
