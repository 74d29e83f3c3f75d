/** By which names a browser may call this machine. A foreign name that is made to point here (DNS rebinding) is none of them. */
import { isIP } from 'node:net'
import { hostname, networkInterfaces } from 'node:os'

/** A `Host` header in its two parts; `undefined` where it is none. IPv6 stands in brackets, as browsers write it. */
export function hostOf(header: string | undefined): { name: string; port: string } | undefined {
  const [, name, port = ''] = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::(\d{1,5}))?$/i.exec(header ?? '') ?? []
  return name === undefined ? undefined : { name: name.toLowerCase(), port }
}

/** An address in the one spelling that browsers use. */
function spelled(address: string): string {
  const url = `http://${isIP(address) === 6 ? `[${address}]` : address}`
  return URL.canParse(url) ? new URL(url).hostname : address
}

const isLoopback = (name: string) =>
  name === 'localhost' || name.endsWith('.localhost') || name === '[::1]' || /^127(\.\d{1,3}){3}$/.test(name)

/** Where other machines find this one: IPv4. `host`: the one address that is listened at, of which they need not be told. */
export const addressesFor = (host: string | undefined): string[] =>
  host
    ? []
    : Object.values(networkInterfaces())
        .flatMap((list) => list ?? [])
        .filter(({ family, internal }) => family === 'IPv4' && !internal)
        .map(({ address }) => address)

/** Joining another network changes the addresses: they are read again after so long. */
const freshMs = 1_000

/** `names`: what the machine is called besides, in lower case. */
export function createHosts({
  names = [],
  addresses = () =>
    Object.values(networkInterfaces()).flatMap((list) => (list ?? []).map(({ address }) => address)),
  now = () => performance.now(),
}: {
  names?: readonly string[]
  addresses?: () => readonly string[]
  now?: () => number
} = {}) {
  const machine = hostname().toLowerCase()
  const own = new Set([machine, `${machine}.local`, ...names.map((name) => name.toLowerCase())])
  let known = new Set<string>()
  let readAt = Number.NEGATIVE_INFINITY

  function isAddress(name: string): boolean {
    if (!known.has(name) && now() - readAt >= freshMs) {
      known = new Set(addresses().map(spelled))
      readAt = now()
    }
    return known.has(name)
  }
  return {
    /** Whether `name`, as `hostOf` gives it, is this machine. */
    isOwn(name: string): boolean {
      const whole = name.replace(/\.$/, '')
      return isLoopback(whole) || own.has(whole) || isAddress(whole)
    },
  }
}
export type Hosts = ReturnType<typeof createHosts>

export interface Ports {
  port: number
  clientPort: number
  otherPort: number
}
