/** Starts the two sides of a benchmark as processes of their own, on free loopback ports. */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })

/** Processor time of a process so far, all of its threads; 0 where there is no /proc. */
function cpuMsOf(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')
    return (Number(fields[11]) + Number(fields[12])) * 10
  } catch {
    return 0
  }
}

/** `heard` is told what the process writes, stream by stream; without it, errors go to this one's own. */
function start(file, env, ready, heard) {
  const path = fileURLToPath(new URL(file, import.meta.url))
  const child = spawn(process.execPath, [path], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', heard ? 'pipe' : 'inherit'],
  })
  // Whoever ends early leaves nothing behind.
  process.once('exit', () => child.kill('SIGKILL'))
  if (heard) {
    child.stdout.on('data', (text) => heard('stdout', String(text)))
    child.stderr.on('data', (text) => heard('stderr', String(text)))
  }
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)))
    child.stdout.on('data', (text) => {
      if (!String(text).includes(ready)) return
      const { pid } = child
      resolve({
        pid,
        stop: () => child.kill(),
        kill: () => child.kill('SIGKILL'),
        cpuMs: () => cpuMsOf(pid),
        alive: () => child.exitCode === null,
      })
    })
  })
}

export async function startBare() {
  const port = await freePort()
  return { port, ...(await start('bare.js', { PORT: String(port) }, 'listening')) }
}

export async function startPlayground(env = {}, heard = undefined) {
  const [port, client, other] = [await freePort(), await freePort(), await freePort()]
  const ports = {
    PORT: String(port),
    CLIENT_PORT: String(client),
    OTHER_PORT: String(other),
    HOST: '127.0.0.1',
  }
  const folder = mkdtempSync(join(tmpdir(), 'playground-'))
  const all = { ...ports, DATA_DIR: folder, ...env }
  const running = await start('../../dist/server/index.js', all, 'Ctrl+C', heard)
  return {
    port,
    /** Where it keeps its secret. */
    folder,
    ...running,
    async lab(program) {
      const answer = await fetch(`http://127.0.0.1:${port}/api/labs`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(program === undefined ? {} : { program }),
      })
      if (answer.status !== 201) throw new Error(await answer.text())
      return answer.json()
    },
  }
}
