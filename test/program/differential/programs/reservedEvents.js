// Every event that Socket.IO, Engine.IO and Node emit by themselves, in the order in which they come.
const express = require('express')
const { Server } = require('socket.io')
const app = express()
const server = require('http').createServer(app)
const io = new Server(server)

const seen = {}
const listen = (called, emitter, names) => {
  seen[called] = []
  for (const name of names) emitter.on(name, () => seen[called].push(name))
}
listen('server', io, ['connect', 'connection', 'new_namespace'])
listen('http', server, ['listening', 'close'])
listen('adapter', io.sockets.adapter, ['create-room', 'join-room', 'leave-room', 'delete-room'])
listen('app', app, ['mount'])
io.engine.on('initial_headers', () => {
  seen.initial = 'initial_headers'
})
io.engine.on('headers', () => {
  seen.headers = 'headers'
})
io.engine.on('connection', (conn) => listen('connection', conn, ['close', 'upgrade']))
io.engine.on('connection_error', ({ code }) => {
  seen.refused = ['connection_error', code]
})

const small = express()
listen('small app', small, ['mount'])
app.use('/small', small)
small.post('/body', (req, res) => {
  listen('request', req, ['end', 'close'])
  listen('response', res, ['finish', 'close'])
  req.on('data', (chunk) => res.write(chunk))
  req.on('end', () => res.end())
})
app.get('/quick', (req, res) => {
  listen('quick request', req, ['close'])
  listen('quick response', res, ['finish', 'close'])
  res.send('quick')
})
app.get('/seen', (_req, res) => res.json(seen))

io.of('/late')
io.on('connection', (socket) => {
  listen('socket', socket, ['disconnecting', 'disconnect', 'error'])
  socket.use((_event, next) => next(new Error('refused')))
  socket.join('room')
  socket.leave('room')
  socket.on('error', () => socket.disconnect())
})
server.listen(3000)
