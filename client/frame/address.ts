/** Maps the address in the learner's code to the lab's real one, and back. */
export interface Home {
  lab: string
  lane: string
  /** Origin of the server that all labs share. */
  server: string
  /** Ports that really are the client pages' own. */
  clientPorts: readonly number[]
}
interface Address {
  uri: string
  path: string
}

const authority =
  /^(?:(?:http|ws):\/\/|\/\/)?(localhost|127\.0\.0\.1|[^/?#:]+|\[[^\]]+\])(?::(\d{1,5}))?(?=[/?#]|$)/i
const storyPort = 4000

/** `undefined`: the address is not the lab's, and is left as it is. `https` is: nothing here speaks TLS. */
export function toLab(uri: string, path: string, home: Home): Address | undefined {
  const match = authority.exec(uri)
  if (!match?.[1]) return undefined
  const server = new URL(home.server)
  const host = match[1].toLowerCase()
  if (host !== 'localhost' && host !== '127.0.0.1' && host !== server.hostname) return undefined
  const port = match[2] === undefined ? 80 : Number(match[2])
  if (home.clientPorts.includes(port)) return undefined
  const serverPort = server.port === '' ? 80 : Number(server.port)
  const isServersOwn = port === serverPort && port !== storyPort
  const suffix = isServersOwn ? '' : `:${port}`
  const prefix = `/lab/${home.lab}@${home.lane}${suffix}`
  return { uri: home.server + uri.slice(match[0].length), path: prefix + path }
}

/** A whole URL of the learner's code as it reaches the lab; `undefined` where it is not the lab's, or names it already. */
export function urlInLab(url: string, home: Home): string | undefined {
  const address = toLab(url, '', home)
  if (!address) return undefined
  const rest = address.uri.slice(home.server.length)
  if (rest.startsWith('/lab/')) return undefined
  const scheme = /^ws:/i.test(url) ? home.server.replace(/^http/, 'ws') : home.server
  return scheme + address.path + rest
}

const prefix = /^\/lab\/[^/@:]+@[A-Z](?::(\d+))?/

/** The address as the learner's code has it, from the one that is used. */
export function asWritten(uri: string, path: string): string {
  const match = prefix.exec(path)
  if (!match) return uri
  return match[1] === undefined ? uri : `http://localhost:${match[1]}`
}
