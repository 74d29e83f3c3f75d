// Odd answers of the functions of `cors`.
const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const nobody = process.env.NOBODY_HAS_THIS
const all = {
  unset: { origin: nobody, credentials: nobody },
  given: (_req, done) => done(null),
  givenNothing: (_req, done) => done(null, {}),
  givenUnset: (_req, done) => done(null, { origin: nobody }),
  givenListOfUnset: (_req, done) => done(null, { origin: [nobody] }),
  answeredNothing: { origin: (_origin, done) => done() },
  answeredObject: { origin: (_origin, done) => done(null, {}) },
  answeredFunction: { origin: (_origin, done) => done(null, () => false) },
  answeredList: { origin: (_origin, done) => done(null, [nobody, /good$/]) },
}
const errors = {}
const names = Object.keys(all)
function begin(name) {
  const io = new Server(server, { path: `/${name}`, cors: all[name] })
  io.engine.on('connection_error', ({ code, message, context }) => {
    errors[name] ??= []
    errors[name].push([code, message, context.name])
  })
  io.on('connection', (socket) => socket.on('report', (done) => done(names, errors)))
}
function beginAll([name, ...others]) {
  if (name === undefined) return server.listen(4000)
  begin(name)
  setTimeout(beginAll, 5, others)
}
beginAll(names)
