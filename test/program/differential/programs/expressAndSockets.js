const express = require('express')
const { createServer } = require('http')
const { Server } = require('socket.io')

const app = express()
const server = createServer(app)
const io = new Server(server)

app.use(express.json())
app.post('/announce', (req, res) => {
  io.emit('announcement', req.body)
  res.json({ reached: io.engine.clientsCount })
})
app.get('/count', async (_req, res) => {
  const sockets = await io.fetchSockets()
  res.send(`${sockets.length}`)
})
io.on('connection', (socket) => socket.emit('hello'))
server.listen(4000)
