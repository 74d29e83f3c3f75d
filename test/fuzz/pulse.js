/** A thread of its own that asks the playground how it is, so that the sender's own work does not count. */
import { get } from 'node:http'
import { parentPort, workerData } from 'node:worker_threads'
import { ranOf } from './process.js'

/** On a machine that is busy with others a process waits for its turn: so long it is not the process that is slow. */
const { port, pid, everyMs, mostMs } = workerData
const patienceMs = 60 * mostMs

function ask() {
  const begun = performance.now()
  const ranBefore = ranOf(pid)
  let said = false
  const tell = (problem) => {
    if (said) return
    said = true
    const ms = performance.now() - begun
    const ran = ranOf(pid) - ranBefore
    const slow = ms > mostMs && (Number.isNaN(ran) || ran > mostMs)
    parentPort.postMessage({ ms, problem: problem ?? (slow ? `no answer within ${mostMs} ms` : undefined) })
    setTimeout(ask, everyMs)
  }
  const request = get(
    { port, host: '127.0.0.1', path: '/healthz', agent: false, timeout: patienceMs },
    (res) => {
      res.resume()
      res.once('end', () => tell(res.statusCode === 200 ? undefined : `status ${res.statusCode}`))
    },
  )
  request.on('timeout', () => {
    tell(`no answer within ${patienceMs} ms`)
    request.destroy()
  })
  request.on('error', (error) => tell(error.code ?? error.message))
}
ask()
