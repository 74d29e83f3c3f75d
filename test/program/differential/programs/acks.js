const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server)

io.on('connection', (socket) => {
  socket.on('sum', (a, b, answer) => answer(a + b, 'and more', { deep: [a, b] }))
  socket.on('twice', (answer) => {
    answer('first')
    answer('second')
  })
  socket.on('later', (answer) => setTimeout(answer, 20, 'late'))
  socket.on('empty', (answer) => answer())
  socket.on('async', async (name, answer) => {
    const found = await Promise.resolve({ name })
    answer({ found })
  })
  socket.on('never', () => {})
})

server.listen(4000)
