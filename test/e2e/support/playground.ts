/** The built playground as its own process, on free ports, with its own data folder. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** All are held open until all are known: no two can be the same. */
async function freePorts(count: number): Promise<string[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'))
  await Promise.all(servers.map((server) => once(server, 'listening')))
  const addresses = servers.map((server) => server.address())
  await Promise.all(servers.map((server) => once(server.close(), 'close')))
  return addresses.map((address) => {
    if (address === null || typeof address === 'string') throw new Error('no port')
    return String(address.port)
  })
}

/** Resolves when the playground says that it is open. */
async function begin(env: Record<string, string>): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['dist/server/index.js'], { env: { ...process.env, ...env } })
  await new Promise<void>((resolve, reject) => {
    let said = ''
    const hear = (chunk: Buffer) => {
      said += String(chunk)
      if (said.includes('열렸어요')) resolve()
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', () => reject(new Error(said)))
  })
  return child
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill()
  await gone
}

/** Starts the playground; `npm run build` must have run. */
export async function startPlayground() {
  const folder = await mkdtemp(join(tmpdir(), 'playground-'))
  const [PORT = '', CLIENT_PORT = '', OTHER_PORT = ''] = await freePorts(3)
  const env = { HOST: '127.0.0.1', PORT, CLIENT_PORT, OTHER_PORT, DATA_DIR: folder }
  let child = await begin(env)
  return {
    url: `http://localhost:${PORT}`,
    clientPort: Number(CLIENT_PORT),
    otherPort: Number(OTHER_PORT),
    stop: () => end(child),
    /** The same ports and data, with nothing in memory. */
    restart: async () => {
      await end(child)
      child = await begin(env)
    },
    async [Symbol.asyncDispose]() {
      await end(child)
      await rm(folder, { recursive: true })
    },
  }
}
export type Playground = Awaited<ReturnType<typeof startPlayground>>
