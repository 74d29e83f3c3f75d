/** Runs a program in plain Node (or, required before it, lets it be the main module), with its ports replaced by free ones on loopback: told to the parent as they open. */
const net = require('node:net')
const { pathToFileURL } = require('node:url')

const { listen, address } = net.Server.prototype
net.Server.prototype.listen = function (...args) {
  const [first] = args
  const asked = typeof first === 'object' && first !== null ? first.port : first
  if (asked === undefined || this.asked !== undefined) return listen.apply(this, args)
  const open = net.Server.opened ?? new Map()
  net.Server.opened = open
  this.asked = Number(asked)
  const done = args.find((arg) => typeof arg === 'function')
  // A second server on the same port is refused by the system, as it would be without us.
  const port = open.get(this.asked) ?? 0
  this.once('listening', () => {
    open.set(this.asked, address.call(this).port)
    process.send({ asked: this.asked, port: address.call(this).port })
  })
  this.once('close', () => {
    this.asked = undefined
    process.send({ closed: true })
  })
  // Without a host, as programs write it: Node then listens at once, not after a look-up.
  return listen.call(this, port, ...(done ? [done] : []))
}

process.on('message', () => process.exit(0))
if (require.main === module) void import(pathToFileURL(process.argv[2]).href)
