const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server)

const said = []
io.engine.on('connection', (conn) => {
  const name = conn.request._query.name ?? conn.request.headers['x-mine']
  said.push(['open', name, conn.transport.name, conn.protocol, conn.readyState, io.engine.clientsCount])
  conn.on('packet', ({ type, data }) => said.push([name, 'in', type, Buffer.isBuffer(data) ? data.toString('hex') : data]))
  conn.on('packetCreate', ({ type, data }) => {
    if (type === 'message' && !String(data).startsWith('40')) said.push([name, 'out', type, Buffer.isBuffer(data) ? 'bytes' : data])
  })
  conn.once('close', (reason) => {
    said.push([name, 'closed', reason, io.engine.clientsCount, conn.readyState])
    io.emit('closed', name)
  })
})
io.on('connection', (socket) => {
  socket.on('bytes', (bytes) => socket.emit('bytes', bytes))
  socket.on('report', () => setTimeout(() => socket.emit('report', said.splice(0)), 30))
})

server.listen(4000)
