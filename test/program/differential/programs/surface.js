// Tells the names that its objects have, and what comes of using one of them.
const express = require('express')
const http = require('http')
const { Server } = require('socket.io')

const objects = {}
const found = {}
// The names that are seen when it is printed: of what it holds, of its classes and its functions.
const printed = (object, depth, names = new Set(), above = []) => {
  if (typeof object === 'function') names.add(`function ${object.name}`)
  if (object === null || typeof object !== 'object' || above.includes(object)) return names
  names.add(`class ${Object.getPrototypeOf(object)?.constructor?.name}`)
  if (depth < 0) return names
  const below = object instanceof Map || object instanceof Set ? [...object.values()] : []
  for (const [name, { value, enumerable }] of Object.entries(Object.getOwnPropertyDescriptors(object))) {
    if (!enumerable) continue
    names.add(name)
    below.push(value)
  }
  for (const value of below) printed(value, depth - 1, names, [...above, object])
  return names
}
const note = (called, object) => {
  const lists = []
  for (let at = object; at && at !== Object.prototype && at !== Function.prototype; at = Object.getPrototypeOf(at))
    lists.push(Object.getOwnPropertyNames(at))
  const looped = []
  for (const name in object) looped.push(name)
  const symbols = Object.getOwnPropertySymbols(object).map(String)
  objects[called] = object
  const shown = [...printed(object, 2)]
  const deeply = [...printed(object, 5)]
  found[called] = { shown, deeply, own: lists[0], inherited: lists.slice(1).flat(), looped, symbols, keys: Object.keys(object) }
}
const attempt = (use) => {
  try {
    use()
    return {}
  } catch (error) {
    return { message: error.message, place: /server\.js:\d+/.exec(error.stack)?.[0] }
  }
}
const use = (object, name, isMethod) => {
  if (isMethod) return attempt(() => object[name]('x'))
  const said = attempt(() => object[name])
  object[name] = 'mine'
  return { ...said, kept: object[name] }
}

const app = express()
const server = http.createServer((req, res) => {
  if (req.url.startsWith('/raw')) {
    note('raw request', req)
    note('raw response', res)
    res.end()
  } else app(req, res)
})
const io = new Server(server)
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
  note('rooms', io.sockets.adapter.rooms)
  note('sockets', io.sockets.sockets)
  note('namespaces', io._nsps)
  note('engine', io.engine)
  res.json(found)
})
app.use(express.json())
app.post('/use', ({ body: { called, name, isMethod } }, res) => res.json(use(objects[called], name, isMethod)))
io.on('connection', async (socket) => {
  note('socket', socket)
  note('client', socket.client)
  note('connection', socket.conn)
  note('handshake', socket.handshake)
  note('operator', socket.broadcast)
  note('rooms of a socket', socket.rooms)
  const [remote] = await io.fetchSockets()
  note('fetched socket', remote)
  socket.emit('noted')
})
server.listen(3000)
