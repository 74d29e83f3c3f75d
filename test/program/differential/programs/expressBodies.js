const express = require('express')
const { createServer } = require('http')
const { Server } = require('socket.io')

const app = express()
const server = createServer(app)
const io = new Server(server)

const echo = (req, res) => {
  const body = Buffer.isBuffer(req.body) ? { bytes: [...req.body] } : req.body
  res.json({ body: body ?? 'none', length: JSON.stringify(body ?? '').length })
}
app.post('/json', express.json(), echo)
app.post('/loose', express.json({ strict: false, limit: '10kb' }), echo)
app.post('/long', express.json({ limit: 300_000 }), (req, res) => {
  res.json([req.body.list.length, req.body.list.at(-1)])
})
app.post('/own', express.json({ type: ['application/*+json', 'text/json'] }), echo)
app.post('/flat', express.urlencoded(), echo)
app.post('/deep', express.urlencoded({ extended: true, depth: 3, parameterLimit: 5 }), echo)
app.post('/text', express.text({ limit: '1kb' }), echo)
app.post('/raw', express.raw({ inflate: false }), echo)
app.post('/both', express.json(), express.urlencoded(), express.text({ type: '*/*' }), echo)
app.use((error, req, res, next) => {
  if (req.query.pass) return next(error)
  const { name, message, status, statusCode, type, expose, body, limit, length } = error
  const stack = error.stack.split('\n')
  const told = { name, message, status, statusCode, type, expose, limit, length, body: body && body.length }
  const syntax = error instanceof SyntaxError
  res.status(status ?? 500).json({ ...told, syntax, head: stack[0], own: stack.some((line) => line.includes('body-parser')) })
})
server.listen(4000)
