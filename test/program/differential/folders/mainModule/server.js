const { Server } = require('socket.io')
const child = require('./child')
const start = () => {
  const io = new Server(4000)
  io.on('connection', (socket) =>
    socket.emit('hello', {
      child,
      own: [module.id, module.filename, module.path, module.loaded, this === undefined],
      children: module.children.map((one) => one.filename).filter((name) => !name.includes('node_modules')),
      cached: Object.keys(require.cache).filter((name) => name.startsWith(__dirname) && !name.includes('node_modules')),
      again: require.cache[require.resolve('./child')].exports === child,
      types: [typeof require.resolve, typeof require.cache, typeof module.require],
    }),
  )
}
if (require.main === module) start()
