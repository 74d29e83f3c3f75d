/** The client app's page as it is built, run in a thread in place of a browser's frame: with a window's names, a script that runs
 *  in the scope of the page, and errors that nobody catches told to the window. */
import { readFileSync } from 'node:fs'
import { runInThisContext } from 'node:vm'
import { parentPort, workerData } from 'node:worker_threads'
import { createFetch, createWebSocket, createXhr, FileReader } from './requests.js'

const { origin, server } = workerData
const target = new EventTarget()
const tell = (type, facts) => target.dispatchEvent(Object.assign(new Event(type), facts))
const fail = (error, filename = '') =>
  tell('error', { message: `Uncaught ${error}`, filename, lineno: 0, error })

/** The learner's code is a script of its own; what it declares stays for the next. */
function runScript({ textContent }) {
  const filename = /\/\/# sourceURL=(.+)$/.exec(textContent)?.[1] ?? ''
  try {
    runInThisContext(textContent, { filename })
  } catch (error) {
    fail(error, filename)
  }
}
const element = () => ({ textContent: '', dataset: {} })
const fetchHere = createFetch(origin)
for (const level of ['log', 'info', 'warn', 'error', 'debug']) console[level] = () => {}

Object.assign(globalThis, {
  window: globalThis,
  origin,
  location: new URL(origin),
  parent: { postMessage: () => {} },
  document: {
    title: '',
    documentElement: element(),
    getElementById: element,
    createElement: element,
    body: { append: runScript },
  },
  fetch: fetchHere,
  FileReader,
  XMLHttpRequest: createXhr(fetchHere),
  WebSocket: createWebSocket(origin),
  addEventListener: target.addEventListener.bind(target),
  removeEventListener: target.removeEventListener.bind(target),
})

runInThisContext(readFileSync('dist/frame/frame.js', 'utf8'), { filename: 'frame.js' })
parentPort.once('message', ({ setup, port }) =>
  tell('message', { source: globalThis.parent, origin: server, data: setup, ports: [port] }),
)
process.on('uncaughtException', (error) => fail(error))
process.on('unhandledRejection', (reason) => tell('unhandledrejection', { reason }))
