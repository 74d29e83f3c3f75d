const express = require('express')
const { createServer } = require('http')
const { Server } = require('socket.io')

const app = express()
const server = createServer(app)
const io = new Server(server)

app.use(express.json())
app.use(express.urlencoded({ extended: true }))
app.use((req, res, next) => {
  res.set('X-Seen', req.get('X-Mine') ?? 'nothing')
  req.started = req.method
  next()
})
app.get('/', (_req, res) => res.send('<h1>hello</h1>'))
app.get('/json', (_req, res) => res.json({ a: [1, null, '한글'] }))
app.get('/text', (_req, res) => res.type('text').send('plain'))
app.get('/users/:id', (req, res) => res.send({ params: req.params, query: req.query, path: req.path, url: req.url, started: req.started, host: typeof req.hostname }))
app.post('/body', (req, res) => res.status(201).json({ got: req.body }))
app.put('/body', (req, res) => res.status(204).end())
app.delete('/thing', (_req, res) => res.sendStatus(202))
app.patch('/thing', (_req, res) => {
  res.statusCode = 203
  res.setHeader('X-By', 'hand')
  res.write('one,')
  res.write(Buffer.from('two'))
  res.end('!')
})
app.get('/buffer', (_req, res) => res.send(Buffer.from([1, 2, 3])))
app.get('/redirect', (_req, res) => res.redirect('/json'))
app.get('/moved', (_req, res) => res.redirect(301, '/text'))
app.get('/cookie', (_req, res) => res.cookie('a', 'b c', { httpOnly: true, expires: new Date(0) }).clearCookie('old').send('ok'))
app.get('/headers', (_req, res) => res.header({ 'X-A': '1', 'X-B': '2' }).append('X-B', '3').vary('Accept').location('/x').status(200).json(res.get('X-A')))
app.all('/all', (req, res) => res.send(`all ${req.method}`))
app.get(/^\/pattern-(\d+)$/, (req, res) => res.send(`pattern ${req.params[0]}`))
app.get('/twice', (_req, res) => {
  res.send('once')
  try {
    res.send('twice')
  } catch (error) {
    app.locals.error = error.code
  }
})
app.get('/locals', (_req, res) => res.json(app.locals.error))
app.get('/setting', (_req, res) => res.json([app.get('env'), app.get('title'), app.enabled('etag')]))
app.set('title', 'mine')
server.listen(4000)
