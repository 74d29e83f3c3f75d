#!/usr/bin/env bash
# A page of a public address, and a Socket.IO server on the learner's own computer.
#
# One would guess: `cors: { origin: '*' }` lets every page in, and whoever is stopped by CORS all the same takes
# `transports: ['websocket']`, because a browser does not apply CORS to WebSockets.
#
# What is so (Chromium 150, Socket.IO 4.8.4): where the page's address is public and the server's is not, the browser lets neither
# through before the visitor has given the page a permission. No request reaches the server, so nothing that it is told to allow
# counts, and `io()` says no more than `xhr poll error` or `websocket error`. Of the poll the browser's console says "blocked by CORS
# policy", which it is not. A page over plain http: cannot be given the permission: granted to it, it changes nothing.
# Source: the specification of Local Network Access (https://wicg.github.io/local-network-access/), and Chromium's own errors as printed here.
# `--ip-address-space-overrides` has the browser take this computer's page for one of a public address.
set -euo pipefail
browser=$(command -v chromium || true)
[ -n "$browser" ] || { echo 'needs chromium (Debian: apt-get install chromium)'; exit 2; }
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
echo '{"type":"module","private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts socket.io@4.8.4 playwright-core@1.65.1
cat > run.js <<'JS'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { chromium } from 'playwright-core'
import { Server } from 'socket.io'

const client = readFileSync('node_modules/socket.io/client-dist/socket.io.min.js')
const pages = createServer((request, response) => {
  const isScript = request.url === '/socket.io.js'
  response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html')
  response.end(isScript ? client : '<!doctype html><script src="/socket.io.js"></script>')
})
const api = createServer()
const io = new Server(api, { cors: { origin: '*' } })
let arrived = 0
for (const kind of ['request', 'upgrade']) api.on(kind, () => (arrived += 1))
const listen = (server) => new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server.address().port)))
const [pagePort, apiPort] = [await listen(pages), await listen(api)]

const attempt = ([url, transport]) =>
  new Promise((resolve) => {
    const socket = globalThis.io(url, { transports: [transport], reconnection: false, forceNew: true })
    const end = (word) => resolve(word) || socket.close()
    socket.once('connect', () => end('connected'))
    socket.once('connect_error', ({ message }) => end(message))
  })

/** What a page gets of each transport. */
async function tried({ space, host, granted }) {
  const browser = await chromium.launch({
    executablePath: process.argv[2],
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--host-resolver-rules=MAP page.test 127.0.0.1',
      `--ip-address-space-overrides=127.0.0.1:${pagePort}=${space}`,
    ],
  })
  try {
    const context = await browser.newContext()
    if (granted) await context.grantPermissions(['local-network-access'])
    const page = await context.newPage()
    const told = []
    page.on('console', (message) => told.push(message.text()))
    await page.goto(`http://${host}:${pagePort}/`)
    const isSecure = await page.evaluate(() => isSecureContext)
    arrived = 0
    const results = []
    for (const transport of ['polling', 'websocket'])
      results.push(await page.evaluate(attempt, [`http://127.0.0.1:${apiPort}`, transport]))
    const words = `${space} page, ${isSecure ? 'secure' : 'not secure'}, ${granted ? 'permission granted' : 'nobody asked'}`
    console.log(`${words}: polling: ${results[0]}, websocket: ${results[1]}; ${arrived} requests arrived`)
    return { results: results.join(), arrived, told, version: browser.version() }
  } finally {
    await browser.close()
  }
}

const own = await tried({ space: 'loopback', host: '127.0.0.1', granted: false })
const foreign = await tried({ space: 'public', host: '127.0.0.1', granted: false })
const allowed = await tried({ space: 'public', host: '127.0.0.1', granted: true })
const plain = await tried({ space: 'public', host: 'page.test', granted: true })
for (const line of foreign.told) console.log(`  console: ${line.replace(/\?\S*/, '?…').replace(/127\.0\.0\.1:\d+/g, '127.0.0.1:…')}`)
await io.close()
pages.close()
pages.closeAllConnections()
console.log(`node ${process.version}, socket.io 4.8.4, playwright-core 1.65.1, Chromium ${own.version}`)
const blocked = 'xhr poll error,websocket error'
const isSo =
  own.results === 'connected,connected' &&
  foreign.results === blocked && foreign.arrived === 0 &&
  foreign.told.some((line) => line.includes('blocked by CORS policy')) &&
  foreign.told.some((line) => line.includes('ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS')) &&
  allowed.results === 'connected,connected' &&
  plain.results === blocked && plain.arrived === 0
console.log(isSo ? 'as described' : 'NOT as described')
process.exit(isSo ? 0 : 1)
JS
node run.js "$browser"
