#!/usr/bin/env bash
# A socket that a middleware gives an id of its own.
#
# One would guess: once its client has gone, a socket is forgotten by its namespace, whatever its id is. An application that
# names its sockets by its users (`socket.id = user`, a common answer to "how do I choose the id?") costs no more than another.
#
# What is so (socket.io 4.8.4): the namespace keeps a socket that is still in its middlewares in a map under the id that it had
# then, and takes it out under the id that it has later. One that was renamed meanwhile is never taken out: it stays in memory,
# with its client and its request, for as long as the namespace. `namespace.sockets` is empty all the same.
# Source: socket.io 4.8.4, dist/namespace.js, `_add`, `_doConnect` and `_remove`; shown here by whether it can be collected.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
echo '{"type":"module","private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts socket.io@4.8.4 socket.io-client@4.8.4
cat > run.js <<'JS'
import { createServer } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import { Server } from 'socket.io'
import { io as connect } from 'socket.io-client'

const visits = 20

/** How many of the sockets of `visits` clients, all gone, are still there after everything that can be has been collected. */
async function kept(name) {
  const http = createServer()
  const io = new Server(http)
  const seen = []
  let gone = 0
  io.use((socket, next) => {
    if (name) socket.id = name(seen.length)
    seen.push(new WeakRef(socket))
    next()
  })
  io.on('connection', (socket) => socket.on('disconnect', () => (gone += 1)))
  await new Promise((resolve) => http.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${http.address().port}`
  for (let n = 0; n < visits; n += 1) {
    const client = connect(url, { transports: ['websocket'], reconnection: false, forceNew: true })
    await new Promise((resolve, reject) => client.once('connect', resolve).once('connect_error', reject))
    client.disconnect()
  }
  while (gone < visits) await setTimeout(20)
  for (let n = 0; n < 10; n += 1) {
    await setTimeout(50)
    globalThis.gc()
  }
  const inNamespace = io.of('/').sockets.size
  const alive = seen.filter((socket) => socket.deref() !== undefined).length
  await new Promise((resolve) => io.close(resolve))
  return { inNamespace, alive }
}

const usual = await kept()
const named = await kept((n) => `user-${n}`)
console.log(`node ${process.version}, socket.io 4.8.4`)
console.log(`ids of Socket.IO: ${usual.inNamespace} in the namespace, ${usual.alive} of ${visits} sockets still in memory`)
console.log(`ids of the program: ${named.inNamespace} in the namespace, ${named.alive} of ${visits} sockets still in memory`)
const isSo = usual.inNamespace === 0 && named.inNamespace === 0 && usual.alive <= 2 && named.alive === visits
console.log(isSo ? 'as described' : 'NOT as described')
process.exit(isSo ? 0 : 1)
JS
node --expose-gc run.js
