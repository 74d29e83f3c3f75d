/** The built playground as its own process, on free ports, with its own data folder. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

async function begin(env: Record<string, string>): Promise<ChildProcess> {
  const child = spawn('node', ['dist/server/index.js'], { env: { ...process.env, ...env } })
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
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill()
  await gone
}

/** Starts the playground; `npm run build` must have run. */
export async function startBuilt() {
  const folder = await mkdtemp(join(tmpdir(), 'playground-'))
  const [port, clientPort, otherPort] = [await freePort(), await freePort(), await freePort()]
  const env = {
    PORT: String(port),
    CLIENT_PORT: String(clientPort),
    OTHER_PORT: String(otherPort),
    DATA_DIR: folder,
  }
  let child = await begin(env)
  return {
    url: `http://localhost:${port}`,
    clientPort,
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
