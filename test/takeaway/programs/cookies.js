const app = require('express')()
const { createServer } = require('http')
const { Server } = require('socket.io')

const server = createServer(app)
const io = new Server(server, { cookie: { name: 'seat', path: '/', httpOnly: true } })

app.get('/login', (req, res) => {
  res.cookie('name', 'Kim', { httpOnly: true }).send('logged in')
})
io.engine.on('initial_headers', (headers) => {
  headers['x-first'] = 'yes'
})
const parsed = (text = '') => Object.fromEntries(text.split('; ').map((pair) => pair.split('=')))
io.on('connection', (socket) => {
  const { cookie } = socket.handshake.headers
  socket.emit('cookies', parsed(cookie))
})

server.listen(4000)
