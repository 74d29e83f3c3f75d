const { Server } = require('socket.io')
const io = new Server(4000)
const { events } = require('./shared/events')
require('./socket')(io, events)
