/** A program around `body`, with a server that lets every origin in. */
export const programOf = (body: string, options = 'cors: { origin: "*" }') =>
  [
    'const { createServer } = require("http")',
    'const { Server } = require("socket.io")',
    'const server = createServer()',
    `const io = new Server(server, { ${options} })`,
    body,
    'server.listen(4000)',
  ].join('\n')
