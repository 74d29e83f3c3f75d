const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer(async (req, res) => {
  if (req.url === '/body') {
    let body = ''
    req.setEncoding('utf8')
    req.on('data', (chunk) => {
      body += chunk
    })
    req.on('end', () => {
      res.writeHead(200, { 'Content-Type': 'application/json', 'X-Method': req.method })
      res.end(JSON.stringify({ body, type: req.headers['content-type'] }))
    })
    return
  }
  if (req.url === '/chunks') {
    const chunks = []
    for await (const chunk of req) chunks.push(chunk)
    res.end(Buffer.concat(chunks).toString('hex'))
    return
  }
  if (req.url === '/later') return setTimeout(() => res.end('later'), 10)
  res.statusCode = 404
  res.setHeader('X-Not', ['a', 'b'])
  res.end(http.STATUS_CODES[404])
})
server.on('request', (req) => {
  if (req.url === '/later') io.emit('asked later')
})
const io = new Server(server)
io.on('connection', (socket) => socket.emit('hello'))
server.listen(4000)
