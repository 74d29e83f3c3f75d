/** Runs a program's text with modules that do nothing, and tells which options its Server was given. */
import { compileFunction } from 'node:vm'

interface Given {
  options: unknown
}

/** As Socket.IO's own constructor reads its arguments: options may stand first. */
const optionsOf = (first: unknown, second: unknown): unknown =>
  typeof first === 'object' && first !== null && !('listen' in first) ? first : second

/** What the first `Server` of the program was given, as plain JSON. Throws what the program throws. */
export function givenOptions(text: string): unknown {
  const servers: Given[] = []
  const Server = function Server(first: unknown, second: unknown) {
    servers.push({ options: optionsOf(first, second) })
  }
  const modules: Record<string, unknown> = {
    http: { createServer: () => ({ listen: () => undefined }), Server: class {} },
    'socket.io': Object.assign((first: unknown, second: unknown) => Server(first, second), { Server }),
  }
  compileFunction(text, ['require'])((name: string) => modules[name])
  return JSON.parse(JSON.stringify(servers[0]?.options ?? {}))
}
