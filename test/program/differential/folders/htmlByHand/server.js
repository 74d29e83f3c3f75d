const http = require('http')
const fs = require('fs')
const { Server } = require('socket.io')

const server = http.createServer((req, res) => {
  if (req.url === '/') {
    fs.readFile(__dirname + '/index.html', (error, data) => {
      if (error) {
        res.writeHead(500)
        return res.end('Error loading index.html')
      }
      res.writeHead(200, { 'Content-Type': 'text/html' })
      res.end(data)
    })
  } else if (req.url === '/stream') {
    res.setHeader('content-type', 'text/html')
    fs.createReadStream('index.html').pipe(res)
  } else if (req.url === '/part') {
    fs.createReadStream('index.html', { start: 2, end: 5 }).pipe(res)
  } else if (req.url === '/broken') {
    fs.createReadStream('nope.html').on('error', (error) => res.end(error.code)).pipe(res)
  } else {
    res.writeHead(404)
    res.end()
  }
})
const io = new Server(server)
io.on('connection', (socket) => socket.on('chat message', (text) => io.emit('chat message', text)))
server.listen(4000)
