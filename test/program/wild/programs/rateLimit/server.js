const express = require('express')
const app = express()
const server = require('http').createServer(app)
const io = require('socket.io')(server)

const 금지어 = ['바보', '멍청이']
const pattern = new RegExp(금지어.join('|'), 'g')
const MAX = 3

const limits = new Map()
function allowed(id) {
  const now = Date.now()
  const recent = (limits.get(id) || []).filter((t) => now - t < 60_000)
  recent.push(now)
  limits.set(id, recent)
  return recent.length <= MAX
}

io.use((socket, next) => {
  const { name } = socket.handshake.query
  if (!name || name.length > 5) return next(new Error('이름은 1~5글자'))
  next()
})

io.on('connection', (socket) => {
  socket.use((packet, next) => {
    if (packet[0] === 'message' && !allowed(socket.id)) return next(new Error('너무 빨라요'))
    if (typeof packet[1] === 'string') packet[1] = packet[1].replace(pattern, (w) => '*'.repeat(w.length))
    next()
  })
  socket.on('message', (text) => {
    const html = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replaceAll('\n', '<br/>')
    const linked = html.replace(/(https?:\/\/\S+)/g, '<a href="$1">$1</a>')
    const mentions = [...text.matchAll(/@(?<who>[가-힣\w]+)/gu)].map((m) => m.groups.who)
    io.emit('message', { name: socket.handshake.query.name, html: linked, mentions })
  })
  socket.on('error', ({ message }) => socket.emit('warning', message))
})

server.listen(3000)
