/** A thread of its own that asks the playground how it is, so that the sender's own work does not count. */
import { get } from 'node:http'
import { parentPort, workerData } from 'node:worker_threads'

const { port, everyMs, mostMs } = workerData

function ask() {
  const begun = performance.now()
  let said = false
  const tell = (problem) => {
    if (said) return
    said = true
    parentPort.postMessage({ ms: performance.now() - begun, problem })
    setTimeout(ask, everyMs)
  }
  const request = get({ port, host: '127.0.0.1', path: '/healthz', agent: false, timeout: mostMs }, (res) => {
    res.resume()
    res.once('end', () => tell(res.statusCode === 200 ? undefined : `status ${res.statusCode}`))
  })
  request.on('timeout', () => {
    tell(`no answer within ${mostMs} ms`)
    request.destroy()
  })
  request.on('error', (error) => tell(error.code ?? error.message))
}
ask()
