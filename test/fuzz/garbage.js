/** A process and a worker, set up as the playground's own: each lets go of one object, keeps another, and tells which are collected. */
import { isMainThread, parentPort, Worker } from 'node:worker_threads'

const name = isMainThread ? 'process' : 'worker'
// What only this module names would be garbage as well.
globalThis.registry = new FinalizationRegistry((what) => console.log(`${name}: ${what}`))
globalThis.kept = { size: 1 }
globalThis.registry.register(globalThis.kept, 'kept')
globalThis.registry.register({ size: 1 }, 'garbage')
setInterval(() => {}, 1_000)
if (isMainThread)
  new Worker(new URL(import.meta.url), { execArgv: ['--no-warnings'], env: {} }).on('message', () =>
    console.log('ready'),
  )
else parentPort.postMessage('ready')
