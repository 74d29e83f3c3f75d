// What hangs together in Express: the app of a request, what is put on requests and responses, apps in apps.
const express = require('express')
const http = require('http')
const { Server } = require('socket.io')

const app = express()
// An app that is called by hand, as for a server that does something before.
const server = http.createServer((req, res) => {
  req.before = 'put on before'
  res.setHeader('x-before', typeof res.send)
  app(req, res)
})
const io = new Server(server)
app.set('io', io)
app.locals.title = 'T'
express.response.ok = function (value) {
  return this.json({ ok: value, of: this.req.path })
}
app.request.shout = function () {
  return this.get('x-mine').toUpperCase()
}
const names = 'user room app2 number socket2 players locals2 place state checkHead finish mayStillSet whole short heard settings2 io status2'
for (const name of names.split(' ')) {
  app[name] = `app ${name}`
  server[name] = `server ${name}`
}

app.use(express.json())
app.use((req, res, next) => {
  for (const name of names.split(' ')) {
    if (!(name in req)) req[name] = `req ${name}`
    if (!(name in res)) res[name] = `res ${name}`
  }
  req.io = io
  res.io = io
  res.locals.io = io
  if (req.body) req.body.seen = true
  next()
})
app.get('/links', (req, res) => {
  res.json({
    app: req.app === app,
    resApp: res.app === app,
    res: req.res === res,
    req: res.req === req,
    next: typeof req.next,
    set: req.app.get('io') === io,
    none: app.get('nothing') ?? null,
    title: req.app.locals.title,
    before: req.before,
    route: [req.route.path, req.route.methods, Object.keys(req.params)],
    io: [req.io === io, res.io === io, res.locals.io === io],
    kept: [req, res, app, server].map((object) => names.split(' ').map((name) => typeof object[name]).join()),
    types: [req instanceof http.IncomingMessage, res instanceof http.ServerResponse, server instanceof http.Server],
  })
})
app.get('/facts/:id', (req, res) => {
  const { path, query, protocol, secure, ips, host, hostname, subdomains, xhr, url, originalUrl, baseUrl, params } = req
  const hidden = (text) => text.replace(/\d{4,}/, 'port')
  res.json({ path, query, protocol, secure, ips, host: hidden(host), hostname, subdomains, xhr, url, originalUrl, baseUrl, params })
})
app.get('/node', (req, res) => {
  const { httpVersionMajor, httpVersionMinor, aborted, upgrade, statusCode, statusMessage, trailers, readable, readableEnded, readableFlowing, destroyed, closed } = req
  const { writable, writableEnded, writableFinished, headersSent, finished, sendDate, errored } = res
  const mine = req.rawHeaders.indexOf('X-Mine')
  res.json([
    { httpVersionMajor, httpVersionMinor, aborted, upgrade, statusCode, statusMessage, trailers, readable, readableEnded, readableFlowing, destroyed, closed },
    { writable, writableEnded, writableFinished, headersSent, finished, sendDate, errored },
    [req.rawHeaders[mine + 1], req.headersDistinct['x-mine'], req.socket === req.connection, res.socket === req.socket],
  ])
})
app.get('/negotiated', (req, res) => {
  res.json([
    req.accepts('html'),
    req.accepts(['json', 'text']),
    req.accepts('image/png'),
    req.accepts(),
    req.acceptsLanguages('ko', 'en'),
    req.acceptsEncodings('gzip'),
    req.acceptsCharsets('utf-8'),
    req.is('json'),
  ])
})
app.post('/negotiated', (req, res) => res.json([req.is('json'), req.is('html'), req.is(['html', 'application/*']), req.body]))
app.get('/ok', (req, res) => res.ok(req.shout()))
app.get('/file', (_req, res) => res.attachment('notes.txt').send('text'))
app.get('/headers', (_req, res) => res.setHeaders(new Map([['x-a', '1'], ['x-b', ['2', '3']]])).end('end'))
app.post('/echo', (req, res) => req.pipe(res))
app.get('/keys', (_req, res) => {
  const sub = ['locals', 'mountpath', 'settings']
  res.json(Object.keys(app).filter((key) => sub.includes(key)))
})

const inner = express()
inner.on('mount', (parent) => {
  inner.locals.mounted = parent === app
})
inner.response.twice = function (value) {
  return this.ok([value, value])
}
app.use('/inner', inner)
inner.get('/here', (req, res) => {
  const { mountpath, locals } = inner
  const links = [req.app === inner, res.app === inner, inner.parent === app, inner.path(), mountpath, locals.mounted]
  res.twice([...links, req.baseUrl, req.url, req.originalUrl, inner.get('io') === io])
})
const router = express.Router({ mergeParams: true })
app.use('/rooms/:room', router)
router.purge('/', (req, res) => res.json(['purge', req.params, router.mergeParams]))
router.get('/chat', (req, res) => res.json([req.app === app, req.params, req.baseUrl]))
router.route('/both').get((_req, res) => res.send('got')).report((_req, res) => res.send('reported'))
app.use((req, res) => res.status(404).send(`none: ${req.originalUrl}`))

io.on('connection', (socket) => socket.emit('hello', socket.request.method))
server.listen(3000)
