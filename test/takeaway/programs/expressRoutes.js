const express = require('express')
const { Router, json } = require('express')
const { createServer } = require('http')
const { Server } = require('socket.io')

const app = express()
const api = Router()
const server = createServer(app)
const io = new Server(server)

app.use(json())
app.use((req, res, next) => {
  req.startedBy = req.method
  res.set('X-Seen', 'yes')
  next()
})
app.get('/', (_req, res) => res.send('<h1>안녕하세요</h1>'))
api.get('/users/:id', (req, res) => res.json({ id: req.params.id, query: req.query, by: req.startedBy }))
api.post('/announce', (req, res) => {
  io.emit('announcement', req.body)
  res.status(201).json({ told: io.engine.clientsCount })
})
app.use('/api', api)
app.get('/moved', (_req, res) => res.redirect(301, '/'))
app.use((_req, res) => res.status(404).type('text').send('nothing here'))

server.listen(4000)
