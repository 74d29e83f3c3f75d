// Values of `cors` as they are found: from an environment that lacks them, in lists with holes, of odd kinds.
const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const nobody = process.env.NOBODY_HAS_THIS
const all = {
  unset: { origin: nobody, credentials: nobody },
  everythingUnset: {
    origin: 'http://good',
    methods: ['GET'],
    credentials: nobody,
    allowedHeaders: nobody,
    exposedHeaders: nobody,
    maxAge: nobody,
    preflightContinue: nobody,
  },
  methodsUnset: { origin: 'http://good', methods: nobody },
  listOfUnset: { origin: [nobody] },
  listWithUnset: { origin: [nobody, 'http://good', null] },
  object: { origin: {} },
  notANumber: { origin: Number.NaN },
  empty: { origin: '' },
  deepList: { origin: [['http://good', [/bad$/]]] },
  functionInList: { origin: [() => false] },
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
