import http, { createServer } from 'node:http'
import express from 'express'
import * as socketio from 'socket.io'
import { Server, Socket } from 'socket.io'

const app = express()
app.get('/', (_req, res) => res.send('esm'))
const server = createServer(app)
const io = new Server(server)
const greeting = await Promise.resolve('from a module')
io.on('connection', (socket) => {
  socket.emit('hello', greeting, socket instanceof Socket, server instanceof http.Server, socketio.Server === Server, typeof require)
})
server.listen(4000)
