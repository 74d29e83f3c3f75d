const express = require('express')
const { createServer } = require('http')
const { Server } = require('socket.io')
const { join, leave, rooms } = require('./rooms')
const users = require('./users.js')

const app = express()
const server = createServer(app)
const io = new Server(server)

app.get('/', (_req, res) => res.json({ rooms, users: users.all(), same: require('./rooms.js').rooms === rooms }))
io.on('connection', (socket) => {
  users.add(socket.handshake.auth.name)
  socket.emit('hello', users.all())
  socket.on('join', (room, done) => done(join(socket, room)))
  socket.on('leave', (room) => leave(io, socket, room))
})
server.listen(4000)
