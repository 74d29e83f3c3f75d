const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server)

io.on('connection', (socket) => {
  const { auth, query, headers, xdomain, secure, url, time, issued, address } = socket.handshake
  socket.emit('handshake', auth, { ...query, t: undefined }, headers['x-mine'], xdomain, secure, url.split('?')[0], typeof time, typeof issued, typeof address)
  const { method, httpVersion, connection } = socket.request
  socket.emit('request', method, httpVersion, socket.request.headers['x-mine'], socket.request._query.name, typeof connection.remoteAddress, socket.request === socket.conn.request)
})

server.listen(4000)
