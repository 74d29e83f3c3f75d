const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server)

io.engine.on('initial_headers', (headers, req) => {
  headers['x-initial'] = `for ${req.headers['x-mine']}`
  headers['set-cookie'] = 'mine=1'
})
io.engine.on('headers', (headers) => {
  headers['x-every'] = 'time'
})
io.on('connection', (socket) => socket.emit('hello'))

server.listen(4000)
