/** The client app's page: a real browser context of a real origin that runs the learner's client.js. */
import { Fetch, XHR } from 'socket.io-client'
import msgpackParser from 'socket.io-msgpack-parser'
import type { ClientReport } from '#shared/trace.ts'
import { connectAll, disconnectAll, emitFor } from './commands.ts'
import { createIo, createRequests } from './io.ts'
import type { Modules } from './packages.ts'
import { createPatience } from './patience.ts'
import { type Ask, fileOf, type Ready, type Setup, type Tell } from './protocol.ts'
import { createRunner } from './run.ts'
import { tellHeight } from './size.ts'
import { createThrottle } from './throttle.ts'
import { browserNow, watchTransports } from './transports.ts'
import { watchSockets } from './watch.ts'
import { createWireLog } from './wireLog.ts'

const names = { app: '내 앱', other: '다른 사이트', null: '출처 없음' } as const

function say(setup: Setup): void {
  const set = (id: string, text: string) => {
    const element = document.getElementById(id)
    if (element) element.textContent = text
  }
  document.documentElement.dataset['theme'] = setup.theme
  document.title = `${names[setup.place]} · 클라이언트 ${setup.lane}`
  set('what', `${names[setup.place]} · 클라이언트 ${setup.lane}`)
  set('origin', window.origin)
  set('mapping', 'http://localhost:4000 → 이 실험실')
}

openDoor((setup, port) => {
  const ahead = browserNow() - setup.now
  const file = fileOf(setup.lane)
  const tell = (message: Tell) => port.postMessage(message)
  const report = createThrottle((fact: ClientReport) => tell({ kind: 'report', report: fact }))
  let told = ''
  const { sockets, states } = watchSockets({
    file,
    report,
    // Every packet may have changed something; few have.
    changed() {
      const now = states()
      const text = JSON.stringify(now)
      if (text === told) return
      told = text
      tell({ kind: 'sockets', sockets: now })
    },
  })
  watchTransports(
    createWireLog(({ sid, packets }) => {
      const connection = sid === undefined ? {} : { connection: sid }
      tell({ kind: 'wire', packets, now: browserNow(), ahead, ...connection })
    }),
  )
  const patience = createPatience((text) => report({ kind: 'client.log', level: 'info', text }))
  const io = createIo(setup)
  const { Manager, Socket, connect, protocol } = io
  const own: Modules = {
    'socket.io-client': { default: io, io, Manager, Socket, connect, protocol, Fetch, XHR },
    'socket.io-msgpack-parser': { default: msgpackParser },
  }
  const runner = createRunner({ file, report, own })
  const hands = { sockets, states, tell }
  Object.assign(window, { io, ...createRequests(setup), Fetch, XHR, msgpackParser })
  window.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') tell({ kind: 'escape' })
  })
  tellHeight((height) => tell({ kind: 'size', height }))
  say(setup)

  port.onmessage = (event: MessageEvent<Ask>) => {
    const ask = event.data
    if (ask.kind === 'run') {
      runner.run(ask.code)
      tell({ kind: 'sockets', sockets: states() })
    } else if (ask.kind === 'connect') connectAll(hands)
    else if (ask.kind === 'disconnect') disconnectAll(hands)
    else if (ask.kind === 'emit') emitFor(ask, hands)
    else if (ask.kind === 'patient') patience.set(ask.patient)
    else if (ask.kind === 'theme') document.documentElement.dataset['theme'] = ask.theme
    else void runner.evaluate(ask.code)
  }
})

/** The playground page: same host, and the very window that embeds this one. Where this page stands on the
 *  playground's own port it is sandboxed, so its own address tells the origin to expect. */
function isPage(event: MessageEvent): boolean {
  if (event.source !== window.parent || window.parent === window) return false
  if (!URL.canParse(event.origin)) return false
  return new URL(event.origin).hostname === location.hostname
}

function isSetup(value: unknown): value is Setup {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'frame:setup'
}

/** Calls `begin` once, with the page's setup and the port for everything else. */
function openDoor(begin: (setup: Setup, port: MessagePort) => void): void {
  const onMessage = (event: MessageEvent) => {
    const port = event.ports[0]
    if (!isPage(event) || !isSetup(event.data) || !port) return
    if (event.data.server !== event.origin) return
    window.removeEventListener('message', onMessage)
    begin(event.data, port)
  }
  window.addEventListener('message', onMessage)
  if (window.parent !== window) window.parent.postMessage({ kind: 'frame:ready' } satisfies Ready, '*')
}
