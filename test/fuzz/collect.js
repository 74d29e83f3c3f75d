/** Loaded before a process (`--import`): on SIGUSR2 it collects what nobody holds any more, in all of its threads. V8 itself
 *  does so when memory is asked for again; until then, what is garbage cannot be told from what has leaked. */
import { syncBuiltinESMExports } from 'node:module'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import threads, { BroadcastChannel, isMainThread } from 'node:worker_threads'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc')
const channel = new BroadcastChannel('collect')
channel.unref()

if (isMainThread) {
  process.on('SIGUSR2', () => {
    channel.postMessage('now')
    collect()
  })
  /** A worker that chooses its own flags does not take over those of the process. */
  threads.Worker = class extends threads.Worker {
    constructor(file, { execArgv = [], ...options } = {}) {
      super(file, { ...options, execArgv: [...execArgv, '--import', import.meta.url] })
    }
  }
  syncBuiltinESMExports()
} else channel.onmessage = () => collect()
