/** A small program: `body` runs for every socket. */
export const program = (body: string, options = '{}') => `
const http = require('http')
const { Server } = require('socket.io')
const server = http.createServer()
const io = new Server(server, ${options})
io.on('connection', (socket) => { ${body} })
server.listen(4000)
`
