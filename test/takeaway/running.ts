/** A project as its learner has it: unpacked, installed or furnished, and started by npm, on ports of its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { unzipSync } from 'fflate'

const startMs = 30_000
const installMs = 180_000

/** Puts what is in a .zip into a folder; returns where the project is: the one folder that all stands in. */
export function unpack(zip: Uint8Array, into: string): string {
  const entries = Object.entries(unzipSync(zip))
  for (const [name, bytes] of entries) {
    const path = join(into, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, bytes)
  }
  return join(into, entries[0]?.[0].split('/')[0] ?? '')
}

/** Runs npm and waits for its end; throws with all that it said where it fails. */
export async function npm(project: string, ...args: string[]): Promise<string> {
  const child = spawn('npm', args, { cwd: project, shell: process.platform === 'win32', timeout: installMs })
  const said = listenTo(child)
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) throw new Error(`npm ${args.join(' ')} ended with ${code}:\n${said()}`)
  return said()
}

/** The packages that the project names, from this checkout: it has all but tsx. Nothing is fetched. */
export function furnish(project: string): void {
  const { dependencies, devDependencies } = JSON.parse(
    readFileSync(join(project, 'package.json'), 'utf8'),
  ) as {
    dependencies: Record<string, string>
    devDependencies?: Record<string, string>
  }
  const own = join(process.cwd(), 'node_modules')
  for (const name of ['.bin', ...Object.keys({ ...dependencies, ...devDependencies })]) {
    const place = join(project, 'node_modules', name)
    mkdirSync(dirname(place), { recursive: true })
    const source = name === 'tsx' ? join(process.cwd(), 'test/takeaway/withoutTypes') : join(own, name)
    symlinkSync(source, place, 'junction')
  }
}

/** As the learner types it, but what is already on this machine is not fetched again. */
export async function install(project: string): Promise<void> {
  try {
    await npm(project, 'install', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error')
  } catch (error) {
    throw new Error('The registry of npm has to be reachable for this: a project is installed for real.', {
      cause: error,
    })
  }
}

function listenTo(child: ChildProcess): () => string {
  let said = ''
  child.stdout?.on('data', (chunk) => (said += String(chunk)))
  child.stderr?.on('data', (chunk) => (said += String(chunk)))
  return () => said
}

/** Ports that nobody has, all held until all are known. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0))
  await Promise.all(servers.map((server) => once(server, 'listening')))
  const ports = servers.map((server) => (server.address() as { port: number }).port)
  await Promise.all(servers.map((server) => once(server.close(), 'close')))
  return ports
}

const listens = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => resolve(true))
    socket.once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })

/** `npm start`, with the ports of its code (4000, and `pagePort` for the page) at other places. Waits until it listens on both. */
export async function start(project: string, [server = 0, page = 0]: readonly number[], pagePort = 3000) {
  const child = spawn('npm', ['start'], {
    cwd: project,
    // A group of its own: npm starts others.
    detached: true,
    env: {
      ...process.env,
      // A test runner says "test", and Express asks.
      NODE_ENV: undefined,
      NODE_OPTIONS: `--require ${JSON.stringify(join(process.cwd(), 'test/takeaway/ports.cjs'))}`,
      OTHER_PORTS: `4000=${server},${pagePort}=${page}`,
    },
  })
  const said = listenTo(child)
  let isOver = false
  const over = once(child, 'close').then(() => {
    isOver = true
  })
  async function stop(): Promise<void> {
    if (!isOver && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
    await over
  }
  const late = Date.now() + startMs
  for (const port of [server, page])
    while (!isOver && !(await listens(port))) {
      if (Date.now() > late) {
        await stop()
        throw new Error(`nobody listens on ${port}:\n${said()}`)
      }
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  return {
    url: async () => `http://127.0.0.1:${server}`,
    page: `http://127.0.0.1:${page}`,
    said,
    /** It ended by itself. */
    isOver: () => isOver,
    [Symbol.asyncDispose]: stop,
  }
}
export type Started = Awaited<ReturnType<typeof start>>
