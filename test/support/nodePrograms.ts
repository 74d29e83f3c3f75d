/** Runs programs in this very process, with the real modules: for tests of the wire and the lab, without a sandbox. */
import type { Server as HttpServer, RequestListener } from 'node:http'
import { createRequire } from 'node:module'
import { Server } from 'socket.io'
import type { Programs, RunOwner } from '../../server/program/contract.ts'

const nodeRequire = createRequire(import.meta.url)

export function createNodePrograms(): Programs {
  return {
    async start(program) {
      const servers: Server[] = []
      const https: HttpServer[] = []
      return {
        servers,
        begin(owner) {
          new Function('require', 'console', program)(requireFor(owner, servers, https), consoleFor(owner))
        },
        async evaluate(code, answered) {
          const value = String(new Function('io', `return (${code})`)(servers[0]))
          answered?.(value, true)
          return value
        },
        async [Symbol.asyncDispose]() {
          for (const io of servers) io.engine.close()
          for (const server of https) server.removeAllListeners()
        },
      }
    },
    async [Symbol.asyncDispose]() {},
  }
}

function consoleFor(owner: RunOwner) {
  const log = (...args: unknown[]) =>
    void owner.record({ kind: 'program.log', level: 'log', text: args.join(' ') })
  return { log }
}

function requireFor(owner: RunOwner, servers: Server[], https: HttpServer[]) {
  const createServer = (listener?: RequestListener) => {
    const server = owner.createHttpServer()
    https.push(server)
    if (listener) server.on('request', listener)
    server.listen = ((port: number, done?: () => void) => {
      owner.listening(server, port, {})
      if (done) setImmediate(done)
      return server
    }) as typeof server.listen
    return server
  }
  class ObservedServer extends Server {
    constructor(...args: ConstructorParameters<typeof Server>) {
      super(...args)
      servers.push(this)
      owner.serverCreated({ io: this, patternOf: () => undefined })
    }
  }
  return (name: string): unknown => {
    if (name === 'http') return { createServer }
    if (name === 'socket.io') return { Server: ObservedServer }
    return nodeRequire(name)
  }
}
