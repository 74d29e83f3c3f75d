const { Server } = require('socket.io')

const io = new Server({ transports: ['polling'] })
io.on('connect', (socket) => socket.emit('hello', socket.conn.transport.name))
io.listen(4000)
