const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer(async (req, res) => {
  const { url } = req
  if (url === '/piped') {
    req.on('end', () => res.end(' and more'))
    req.pipe(res, { end: false })
    return
  }
  if (url === '/twice') {
    let length = 0
    for (let round = 0; round < 2; round += 1) for await (const chunk of req) length += chunk.length
    res.end(String(length))
    return
  }
  if (url === '/early') res.end('early')
  try {
    let length = 0
    for await (const chunk of req) {
      length += chunk.length
      io.emit('chunk', url)
    }
    io.emit('over', url, length)
  } catch ({ name, message, code }) {
    io.emit('over', url, name, message, code, req.aborted)
  }
})
const io = new Server(server)
// A program's own way of sending everything.
const { adapter } = io.sockets
const { broadcast } = adapter
adapter.broadcast = function (packet, options) {
  if (packet.data[0] === 'over') packet.data.push(packet.type, [...options.rooms], this === adapter)
  return broadcast.call(this, packet, options)
}
server.listen(4000)
