import { createServer } from 'http'
import { Server } from 'socket.io'
import { name } from './name.js'

const server = createServer()
const io = new Server(server)
io.on('connection', (socket) => socket.emit('hello', name, typeof require))
server.listen(4000)
