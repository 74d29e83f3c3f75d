const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server, {
  allowRequest: (req, callback) => {
    req.marked = true
    const { token } = req._query
    if (token === 'late') setTimeout(() => callback(null, true), 10)
    else callback(token === 'good' ? null : 'bad token', token === 'good')
  },
})

io.on('connection', (socket) => socket.emit('hello', socket.request.marked))

server.listen(4000)
