/** The small part of Node's `process` that makes sense without a process. */
import { EventEmitter } from 'events'
import { send } from './bridge.ts'
import { callLine } from './errors.ts'
import { host } from './host.ts'
import { stderr, stdin, stdout } from './output.ts'
import { queueTick } from './timers.ts'
import { runLearner, setCatchers, stop } from './turns.ts'

class Process extends EventEmitter {
  readonly title = 'node'
  readonly version = 'v20.19.0'
  readonly versions = { node: '20.19.0' }
  readonly platform = 'linux'
  readonly arch = 'x64'
  readonly pid = 1
  readonly ppid = 0
  readonly argv = ['/usr/bin/node', '/app/server.js']
  readonly execArgv: string[] = []
  readonly execPath = '/usr/bin/node'
  readonly env: Record<string, string> = {}
  readonly release = { name: 'node' }
  readonly argv0 = 'node'
  readonly stdin = stdin
  readonly stdout = stdout
  readonly stderr = stderr
  exitCode: number | undefined
  nextTick = queueTick
  cwd = (): string => '/app'
  memoryUsage = Object.assign(memoryUsage, { rss: () => host.memory() })
  umask = (): number => 0o22
  getuid = (): number => 1000
  geteuid = (): number => 1000
  getgid = (): number => 1000
  getegid = (): number => 1000
  uptime = (): number => host.now() / 1_000
  hrtime = Object.assign(hrtime, { bigint: () => BigInt(Math.round(host.now() * 1e6)) })
  exit = (code: unknown = this.exitCode ?? 0): never => {
    this.emit('exit', code)
    return stop(`process.exit(${String(code)})가 프로그램을 끝냈어요.`, callLine(), false)
  }
  /** Told to who listens, and in one line to the console, with the line of the program that is at work. */
  emitWarning = (given: unknown, how: unknown = 'Warning'): void => {
    const warning = given instanceof Error ? given : warningOf(given, how)
    const line = callLine()
    queueTick(() => {
      send({ kind: 'log', level: 'warn', text: `(node:${this.pid}) ${String(warning)}`, line })
      this.emit('warning', warning)
    })
  }
}

function warningOf(given: unknown, how: unknown): Error {
  const { type = 'Warning', ...more } = (typeof how === 'object' ? how : { type: how }) as { type?: unknown }
  const warning = Object.assign(new Error(String(given)), more)
  Object.defineProperty(warning, 'name', { value: String(type), configurable: true, writable: true })
  return warning
}

function hrtime(since?: readonly [number, number]): [number, number] {
  const now = host.now()
  const whole: [number, number] = [Math.floor(now / 1_000), Math.round((now % 1_000) * 1e6)]
  if (!since) return whole
  const difference = (whole[0] - since[0]) * 1e9 + (whole[1] - since[1])
  return [Math.floor(difference / 1e9), difference % 1e9]
}

/** All of it is heap: what the program's own sandbox holds. */
function memoryUsage() {
  const bytes = host.memory()
  return { rss: bytes, heapTotal: bytes, heapUsed: bytes, external: 0, arrayBuffers: 0 }
}

export const guestProcess = new Process()

/** Calls the listeners of an event with these values; false: there are none. */
function told(event: string, ...args: unknown[]): boolean {
  const listeners = guestProcess.listeners(event)
  for (const listener of listeners) runLearner(listener, guestProcess, args)
  return listeners.length > 0
}
setCatchers({
  uncaught: (error, origin) => told('uncaughtException', error, origin),
  rejected: (reason) => told('unhandledRejection', reason, 'unhandledRejection'),
})
