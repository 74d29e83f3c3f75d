/** Loaded before a project by NODE_OPTIONS: the ports that its code names are others here, so that nothing of the machine is in the way. */
const net = require('node:net')

const others = new Map((process.env.OTHER_PORTS ?? '').split(',').map((pair) => pair.split('=').map(Number)))
const { listen } = net.Server.prototype
net.Server.prototype.listen = function (first, ...rest) {
  if (typeof first !== 'object' || first === null)
    return listen.call(this, others.get(Number(first)) ?? first, ...rest)
  return listen.call(this, { ...first, port: others.get(Number(first.port)) ?? first.port }, ...rest)
}
