const { createServer } = require('http')
const { Server } = require('socket.io')
const httpServer = createServer()
const io = new Server(httpServer, { ackTimeout: 2000 })

const isFn = (x) => typeof x === 'function'

io.on('connection', (socket) => {
  socket.on('더하기', (a, b, cb) => isFn(cb) && cb(a + b))
  socket.on('나누기', (a, b, cb) => {
    if (b === 0) return cb(new Error('0으로 나눌 수 없음').message)
    cb(null, a / b)
  })
  socket.on('저장', async (item, cb) => {
    const saved = await Promise.resolve({ ...item, id: 1 })
    cb({ status: 'ok', saved, when: saved.when instanceof Date, list: [1, undefined, null] })
  })
  socket.on('모두에게 묻기', async (question, cb) => {
    try {
      const answers = await io.timeout(3000).emitWithAck('질문', question)
      cb(answers.sort())
    } catch (e) {
      cb(e.message)
    }
  })
  socket.on('남에게 묻기', (question, cb) => {
    socket.broadcast.timeout(3000).emit('질문', question, (err, answers) => {
      cb(err ? err.message : answers.sort())
    })
  })
  socket.on('나에게 묻기', async (cb) => {
    const first = await socket.emitWithAck('질문', '이름?')
    socket.timeout(30).emit('대답 없는 질문', (err) => cb(first, err instanceof Error, err.message))
  })
})

httpServer.listen(3000)
