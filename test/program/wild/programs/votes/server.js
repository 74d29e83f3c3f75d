const app = require('express')()
const http = require('http').createServer(app)
const io = require('socket.io')(http)

const menu = { 짜장면: 0, 짬뽕: 0, 탕수육: 0 }
const voted = new Set()
let ends

const total = () => Object.values(menu).reduce((a, b) => a + b, 0)
const result = () =>
  Object.entries(menu).map(([name, count]) => {
    const percent = total() ? ((count / total()) * 100).toFixed(1) : 0
    return { name, count, percent, bar: '■'.repeat(count).padEnd(3, '□') }
  })

app.get('/result', (req, res) => res.json(result()))
app.get('/result.txt', (req, res) => {
  res.type('txt').send(result().map((r) => `${r.name}: ${r.count}표`).join('\n'))
})
app.get('/result.xml', (req, res) => {
  res.header('Content-Type', 'application/xml').status(200)
  res.send(`<votes>${result().map((r) => `<${r.name}>${r.count}</${r.name}>`).join('')}</votes>`)
})

io.on('connection', (socket) => {
  socket.emit('result', result())
  socket.on('vote', (name) => {
    if (!Object.hasOwn(menu, name)) return socket.emit('fail', '메뉴에 없습니다')
    if (voted.has(socket.id)) return socket.emit('fail', '한 번만 투표할 수 있습니다')
    voted.add(socket.id)
    menu[name]++
    io.emit('result', result())
    if (voted.size === io.sockets.sockets.size) {
      clearTimeout(ends)
      ends = setTimeout(() => io.emit('finish', result().sort((a, b) => b.count - a.count)[0].name), 15)
    }
  })
})

http.listen(3000)
