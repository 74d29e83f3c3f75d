const { Server } = require('socket.io')
const found = []
const attempt = (act) => {
  try {
    found.push(['fine', act()])
  } catch (error) {
    found.push([error.name, error.code, error.message, error.requireStack])
  }
}
attempt(() => require('./nope'))
attempt(() => require('./lib'))
attempt(() => require('./inner').ask('./nope.js'))
attempt(() => require('./inner').ask('no-such-package'))
attempt(() => require('/etc/passwd.js'))
attempt(() => require('..'))
attempt(() => require('./folder/'))
attempt(() => require('./folder').name)
attempt(() => require.resolve('./folder'))
attempt(() => require.resolve('./nope'))
attempt(() => require('./wrong'))
attempt(() => require('./throws'))
attempt(() => require('./throws'))
const later = async () => {
  for (const name of ['./nope.js', './folder', './inner', './inner.js', 'no-such-package', './wrong.js', './data.json', './note.txt'])
    await import(name).then(
      (module) => found.push([name, Object.keys(module)]),
      (error) => found.push([name, error.name, error.code, error.message]),
    )
}
const io = new Server(4000)
io.on('connection', async (socket) => {
  await later()
  socket.emit('hello', found)
})
