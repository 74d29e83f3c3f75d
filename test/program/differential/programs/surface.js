// Tells the names that its objects have: own ones, and those of their prototypes.
const express = require('express')
const http = require('http')
const { Server } = require('socket.io')

const found = {}
const note = (name, object) => {
  const lists = []
  for (let at = object; at && at !== Object.prototype && at !== Function.prototype; at = Object.getPrototypeOf(at))
    lists.push(Object.getOwnPropertyNames(at))
  const shown = []
  for (const key in object) shown.push(key)
  found[name] = { own: lists[0], inherited: lists.slice(1).flat(), shown, symbols: symbols(object) }
}
const symbols = (object) => Object.getOwnPropertySymbols(object).map((symbol) => symbol.description)

const app = express()
const server = http.createServer((req, res) => {
  if (req.url.startsWith('/raw')) {
    note('raw request', req)
    note('raw response', res)
    res.end()
  } else app(req, res)
})
const io = new Server(server, { connectionStateRecovery: {} })
const router = express.Router()
app.use('/api', router)
router.get('/', (req, res) => {
  note('request', req)
  note('response', res)
  res.end()
})
app.get('/names', (_req, res) => {
  note('app', app)
  note('router', router)
  note('route', app.route('/any'))
  note('http server', server)
  note('server', io)
  note('namespace', io.sockets)
  note('parent namespace', io.of(/^\/p/))
  note('adapter', io.sockets.adapter)
  note('adapter map', io.sockets.adapter.rooms)
  note('engine', io.engine)
  res.end(JSON.stringify(found))
})
io.on('connection', async (socket) => {
  note('socket', socket)
  note('client', socket.client)
  note('connection', socket.conn)
  note('handshake', socket.handshake)
  note('operator', socket.broadcast)
  const [remote] = await io.fetchSockets()
  note('remote socket', remote)
  socket.emit('noted')
})
server.listen(3000)
