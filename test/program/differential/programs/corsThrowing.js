// Functions of `cors` that throw, and values with which the cors package does.
const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const nobody = process.env.NOBODY_HAS_THIS
const mistake = (origin) => origin.missing.name
const all = {
  unset: { origin: nobody, credentials: nobody },
  listOfObject: { origin: [{}] },
  date: { origin: new Date(0) },
  list: { origin: [] },
  throwing: { origin: (origin, done) => done(null, mistake(origin)) },
  throwingText: {
    origin() {
      throw 'no'
    },
  },
  throwingAll: () => mistake('all'),
  answeredWithMethodsUnset: { origin: (_origin, done) => done(null, true), methods: nobody },
  givenMethodsUnset: (_req, done) => done(null, { origin: true, methods: nobody }),
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
