#!/usr/bin/env bash
# How often a client hears events that came in one read with the event on which it lost its connection, with connection state recovery.
#
# One would guess: once each. What the client had not handed to the program when its connection ended, it has not got; after a recovered
# reconnection (`socket.recovered`) the server replays what came after the client's last offset, and that closes the gap without overlap.
#
# What is so: over WebSocket each of them is heard twice. All frames of one read are decoded before the first event is handed out. When its handler
# ends the connection (here by closing the engine; a page that goes offline in that moment is the same), the others still reach the socket, which is no longer
# connected and keeps them in `receiveBuffer`, also across the connections. The offset that the client tells is that of the last event that was
# handed out, so the server replays them, and on `connect` both come out. Without recovery they come out once, on the *next* connection, although its server
# never sent them to it. Over polling the rest of a payload is dropped when the connection ends, so there each comes once with recovery, and not at all without.
#
# Source: socket.io-client 4.8.4, build/cjs/socket.js (onevent, emitBuffered, and `_lastOffset` in emitEvent); build/cjs/manager.js (ondecoded: nextTick);
# engine.io-client 6.6.x, transports/polling.js (onData stops where the socket has closed). Documented: https://socket.io/docs/v4/connection-state-recovery,
# which does not speak of it. Seen first as a test that failed on a busy machine only, in plain Node.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --save-exact socket.io@4.8.4 socket.io-client@4.8.4 >/dev/null
cat > run.cjs <<'JS'
const { createServer } = require('node:http')
const { Server } = require('socket.io')
const { io: connect } = require('socket.io-client')
const once = (emitter, event) => new Promise((resolve) => emitter.once(event, resolve))

/** What a client hears of four events of one turn, whose first ends its connection, until it has been back for a while. */
async function heardWith(transport, recovers) {
  const http = createServer()
  const io = new Server(http, recovers ? { connectionStateRecovery: { maxDisconnectionDuration: 10_000 } } : {})
  // Server and client share a process: the client reads when the server's turn is over, and then all of it.
  io.on('connection', (socket) => socket.on('go', () => [1, 2, 3, 4].forEach((n) => socket.emit('tick', n))))
  await new Promise((resolve) => http.listen(0, '127.0.0.1', resolve))
  const client = connect(`http://127.0.0.1:${http.address().port}`, { transports: [transport], reconnection: false })
  const heard = []
  client.on('tick', (n) => {
    heard.push(n)
    if (heard.length === 1) client.io.engine.close()
  })
  await once(client, 'connect')
  client.emit('go')
  await once(client, 'disconnect')
  client.connect()
  await once(client, 'connect')
  await new Promise((resolve) => setTimeout(resolve, 300))
  const { recovered } = client
  client.disconnect()
  await io.close()
  return { recovered, heard: heard.join(' ') }
}

;(async () => {
  console.log('node', process.version, 'socket.io', require('socket.io/package.json').version,
    'socket.io-client', require('socket.io-client/package.json').version,
    'engine.io-client', require('engine.io-client/package.json').version)
  const found = {}
  for (const transport of ['websocket', 'polling'])
    for (const recovers of [true, false]) {
      const name = `${transport}, ${recovers ? 'with recovery' : 'without'}`
      found[name] = await heardWith(transport, recovers)
      console.log(name.padEnd(26), JSON.stringify(found[name]))
    }
  const asFound =
    found['websocket, with recovery'].recovered === true &&
    found['websocket, with recovery'].heard === '1 2 3 4 2 3 4' &&
    found['websocket, without'].heard === '1 2 3 4' &&
    found['polling, with recovery'].heard === '1 2 3 4' &&
    found['polling, without'].heard === '1'
  console.log(asFound ? 'as found: over WebSocket a recovered client hears the rest of that read twice' : 'this has changed')
  process.exit(asFound ? 0 : 1)
})()
JS
node run.cjs
