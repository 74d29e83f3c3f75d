const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer((req, res) => {
  const said = []
  res.on('finish', () => said.push('finish'))
  res.on('close', () => io.emit('said', req.url, said, res.headersSent, res.writableEnded, res.statusCode))
  said.push(res.headersSent, res.getHeaderNames().length)
  if (req.url === '/head') {
    res.writeHead(201, { 'X-A': 'a', 'Content-Type': 'text/plain' })
    try {
      res.setHeader('X-Late', '1')
    } catch (error) {
      said.push(error.code)
    }
    return res.end('created')
  }
  if (req.url === '/invalid') {
    for (const [name, value] of [['bad name', 'x'], ['X', 'a\nb'], ['X', undefined]]) {
      try {
        res.setHeader(name, value)
      } catch (error) {
        said.push(error.code)
      }
    }
    try {
      res.end(42)
    } catch (error) {
      said.push(error.code)
    }
  }
  res.setHeader('X-One', 'one')
  said.push(res.getHeader('x-one'), res.hasHeader('X-ONE'))
  res.removeHeader('X-One')
  said.push(res.getHeader('x-one') === undefined)
  res.end(said.join(), () => said.push('ended'))
})
const io = new Server(server)
server.listen(4000)
