#!/usr/bin/env bash
# What becomes of the timer of Socket.IO's recovery adapter when its namespace is given up.
#
# One would guess: `cleanupEmptyChildNamespaces` and `io.close()` call `adapter.close()`, and an adapter that is closed ends what it
# began. So a server with `connectionStateRecovery` whose dynamic namespaces come and go holds one timer for each that is there.
#
# What is so: `SessionAwareAdapter` begins an interval of 60 s in its constructor, keeps no reference to it and has no `close()` of its own.
# Nobody can clear it. One interval, and with it the adapter and its namespace, stays for each namespace that ever was, after
# `io.close()` too, until the process ends. The interval is unref'd, so nothing shows: no handle in `process.getActiveResourcesInfo()`, and the process exits.
#
# Source: socket.io-adapter 2.5.9, dist/in-memory-adapter.js (constructor of SessionAwareAdapter); socket.io 4.8.4, dist/parent-namespace.js
# (createChild) and dist/index.js (close). Documented: https://socket.io/docs/v4/connection-state-recovery and
# https://socket.io/docs/v4/server-options#cleanupemptychildnamespaces, neither of which speaks of the other.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --save-exact socket.io@4.8.4 socket.io-adapter@2.5.9 socket.io-client@4.8.4 >/dev/null
cat > run.cjs <<'JS'
const { setInterval: begin, clearInterval: end } = globalThis
const minute = new Set()
globalThis.setInterval = (act, ms, ...rest) => {
  const timer = begin(act, ms, ...rest)
  if (ms === 60_000) minute.add(timer)
  return timer
}
globalThis.clearInterval = (timer) => {
  minute.delete(timer)
  end(timer)
}
const { createServer } = require('node:http')
const { Server } = require('socket.io')
const { io: connect } = require('socket.io-client')
const namespaces = 20

async function measure(connectionStateRecovery) {
  minute.clear()
  const http = createServer()
  const io = new Server(http, {
    cleanupEmptyChildNamespaces: true,
    ...(connectionStateRecovery && { connectionStateRecovery }),
  })
  const adapters = []
  io.of(/^\/room-\d+$/).on('connection', (socket) => adapters.push(new WeakRef(socket.nsp.adapter)))
  await new Promise((resolve) => http.listen(0, '127.0.0.1', resolve))
  for (let n = 0; n < namespaces; n += 1) {
    const client = connect(`http://127.0.0.1:${http.address().port}/room-${n}`, { forceNew: true, reconnection: false })
    await new Promise((resolve) => client.once('connect', resolve))
    client.disconnect()
  }
  const until = Date.now() + 5_000
  const left = () => [...io._nsps.keys()].filter((name) => name !== '/').length
  while (left() > 0 && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 10))
  const given = { namespaces: left(), intervals: minute.size }
  await io.close()
  for (let n = 0; n < 5; n += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20))
    globalThis.gc()
  }
  return { ...given, afterClose: minute.size, adaptersAlive: adapters.filter((one) => one.deref()).length }
}

;(async () => {
  console.log('node', process.version, 'socket.io', require('socket.io/package.json').version,
    'socket.io-adapter', require('socket.io-adapter/package.json').version)
  const without = await measure(undefined)
  const recovering = await measure({ maxDisconnectionDuration: 1_000 })
  console.log('without recovery', JSON.stringify(without))
  console.log('with recovery   ', JSON.stringify(recovering))
  const asFound =
    without.namespaces === 0 && without.intervals === 0 && without.adaptersAlive === 0 &&
    recovering.namespaces === 0 && recovering.intervals >= namespaces &&
    recovering.afterClose === recovering.intervals && recovering.adaptersAlive === namespaces
  console.log(asFound ? 'as found: every namespace that ever was keeps its interval and its adapter' : 'this has changed')
  process.exit(asFound ? 0 : 1)
})()
JS
node --expose-gc run.cjs
