import { createServer } from 'node:http'
import { Server as IoServer } from 'socket.io' // 이름을 바꿔서

const server = createServer()
const io = new IoServer(server)
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

io.on('connection', (socket) => {
  socket.on('sum', (a, b, answer) => answer(a + b, { deep: [a, b] }))
  socket.on('later', async (answer) => {
    await wait(10)
    answer('late')
  })
  socket.on('ask', async () => {
    const said = await socket.timeout(2000).emitWithAck('question', 42)
    socket.emit('answered', said)
    try {
      await socket.timeout(20).emitWithAck('silence')
    } catch (error) {
      socket.emit('failed', error.message)
    }
  })
})

server.listen(4000)
