/** The two places where a program runs: plain Node, and the sandbox behind a minimal HTTP server of its own. */
import { type ChildProcess, fork } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo, Socket as RawSocket } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { Programs, RunOwner } from '../../../server/program/contract.ts'
import type { LabFiles } from '../../../server/shared/files/files.ts'
import type { Fact } from '../../../server/shared/trace.ts'

export interface Place {
  /** Where the program listens now; waits until it does. */
  url: () => Promise<string>
  /** What stands before every path; nothing in plain Node. */
  base?: string
  /** What the program's run told the trace; empty in plain Node. */
  facts: readonly Fact[]
  [Symbol.asyncDispose]: () => Promise<void>
}

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))
export const fileOf = (program: string): string => here(`programs/${program}.js`)

const until = async (what: string, ready: () => boolean): Promise<void> => {
  const late = Date.now() + 15_000
  while (!ready()) {
    if (Date.now() > late) throw new Error(`${what} did not happen`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

/** `fork`s Node on the program's file. */
export const inNode = (program: string): Promise<Place> =>
  forked(program, () => fork(here('nodeProgram.cjs'), [fileOf(program)], forking))

/** … on the server.js of a folder, which is the main module and runs in it. */
export const inNodeFolder = (folder: string): Promise<Place> =>
  forked(folder, () =>
    fork('server.js', [], { ...forking, cwd: folder, execArgv: ['-r', here('nodeProgram.cjs')] }),
  )

const forking = {
  silent: true,
  // A test runner says "test", and Express asks.
  env: { ...process.env, NODE_ENV: undefined },
}

async function forked(program: string, start: () => ChildProcess): Promise<Place> {
  let port: number | undefined
  let over = false
  let said = ''
  const child = start()
  child.stderr?.on('data', (chunk) => {
    said += chunk
  })
  child.on('message', (message: { port?: number }) => {
    port = message.port
  })
  const exited = new Promise<void>((resolve) => {
    child.on('exit', () => {
      over = true
      resolve()
    })
  })
  return {
    facts: [],
    async url() {
      await until(`${program} in Node listening (${said})`, () => port !== undefined || over)
      if (port === undefined) throw new Error(`${program} ended in Node: ${said}`)
      return `http://127.0.0.1:${port}`
    },
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL')
      await exited
    },
  }
}

/** Hands requests to the server that listens, as the playground's wire does; cuts every connection when the run ends. */
export async function inSandbox(programs: Programs, text: string, files: LabFiles = {}): Promise<Place> {
  const listening = new Map<number, ReturnType<RunOwner['createHttpServer']>>()
  const facts: Fact[] = []
  const sockets = new Set<RawSocket>()
  const target = () => listening.values().next().value
  const front = createServer((req, res) => {
    const server = target()
    if (server === undefined) req.socket.destroy()
    else server.emit('request', req, res)
  })
  front.on('upgrade', (req, socket, head) => {
    const server = target()
    if (server === undefined || !server.emit('upgrade', req, socket, head)) socket.destroy()
  })
  front.on('connection', (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve))
  const { port } = front.address() as AddressInfo
  const cut = () => {
    for (const socket of sockets) socket.destroy()
  }

  const run = await programs.start(text, undefined, files)
  await run.begin({
    record: (fact) => facts.push(fact),
    createHttpServer: () => createServer(),
    serverCreated: () => undefined,
    listening: (server, port) => listening.set(port, server),
    notListening: (server) => {
      for (const [port, other] of listening) if (other === server) listening.delete(port)
    },
    cut,
    ended: ({ message: text, line, place }) => {
      facts.push({ kind: 'program.error', text, ...(line && { line }), ...(place && { place }) })
      listening.clear()
      cut()
    },
  })
  return {
    facts,
    async url() {
      await until('listening in the sandbox', () => listening.size > 0)
      return `http://127.0.0.1:${port}`
    },
    async [Symbol.asyncDispose]() {
      await run[Symbol.asyncDispose]()
      cut()
      await new Promise((resolve) => front.close(resolve))
    },
  }
}
