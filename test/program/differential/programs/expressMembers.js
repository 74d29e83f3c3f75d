// What Express's requests and responses have beside the usual.
const express = require('express')
const app = express()
const io = require('socket.io')(app.listen(4000))
app.set('io', io)
app.set('trust proxy', true)
app.set('jsonp callback name', 'done')
app.locals.title = 'T'

const router = express.Router()
router.post('/:room/chat', (req, res) => {
  req.app.get('io').of('/chat').to(req.params.room).emit('chat', req.body)
  res.app.get('io').emit('said', req.body.text)
  res.send('ok')
})
app.use(express.json())
app.use((req, res, next) => {
  req.io = io
  res.locals.io = io
  next()
})
app.get('/members', (req, res) => {
  res.set('ETag', '"a"')
  res.json({
    apps: [req.app === app, res.app === app, req.app.locals.title, req.io === res.locals.io],
    each: [req.res === res, res.req === req],
    secure: [req.secure, req.protocol, req.ips, req.subdomains, req.hostname],
    fresh: [req.fresh, req.stale],
    range: [req.range(100), req.range(100, { combine: true })],
    accepts: [req.acceptsLanguages('en', 'ko'), req.acceptsCharsets('utf-8'), req.acceptsEncodings('gzip')],
  })
})
app.get('/format', (_req, res) => res.format({ text: () => res.send('text'), html: () => res.send('<p>html</p>'), 'application/json': () => res.send({ json: true }) }))
app.get('/default', (_req, res) => res.format({ json: () => res.json(1), default: () => res.send('default') }))
app.get('/strict', (_req, res) => res.format({ json: () => res.json(1) }))
app.get('/jsonp', (_req, res) => res.jsonp({ a: '\u2028<' }))
app.get('/file', (_req, res) => res.attachment('한글.txt').send('text'))
app.get('/get', (req, res) => res.send(req.get('x-mine') + req.header('Referer')))
app.get('/none', (req) => req.get())
app.use('/rooms', router)
app.use((error, _req, res, _next) => res.status(error.status || 500).json([error.name, error.message, error.status]))
io.of('/chat').on('connection', (socket) => socket.join('7'))
