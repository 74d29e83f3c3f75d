const express = require('express')
const { createServer } = require('http')
const { Server } = require('socket.io')

const app = express()
const server = createServer(app)
const io = new Server(server)

app.disable('x-powered-by')
const api = express.Router()
api.use((req, _res, next) => {
  req.steps = ['router']
  next()
})
api.param('id', (req, _res, next, value) => {
  req.found = Number(value) * 2
  next()
})
api.get('/double/:id', (req, res) => res.json([req.found, req.baseUrl, req.originalUrl, req.steps]))
api.route('/thing').get((_req, res) => res.send('get thing')).post((_req, res) => res.send('post thing'))
app.use('/api', api)
app.get('/skip', (_req, _res, next) => next('route'), (_req, res) => res.send('never'))
app.get('/skip', (_req, res) => res.send('skipped to'))
app.get('/throw', () => {
  throw new Error('thrown')
})
app.get('/reject', async () => {
  await Promise.resolve()
  throw Object.assign(new Error('rejected'), { status: 422 })
})
app.get('/next', (_req, _res, next) => next('a word'))
app.get('/unhandled', (_req, _res, next) => next(Object.assign(new Error('teapot'), { status: 418 })))
app.get('/chain', [(_req, res, next) => {
  res.locals.a = 1
  next()
}, (_req, res, next) => {
  res.locals.b = 2
  next()
}], (_req, res) => res.json(res.locals))
app.use((error, req, res, next) => {
  if (req.path === '/unhandled') return next(error)
  res.status(error.status ?? 500).json({ caught: error.message ?? error, same: error instanceof Error })
})
server.listen(4000)
