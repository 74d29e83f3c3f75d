/** What a program may load: parts of Node itself, and packages. */

export interface Versions {
  express: string
  'socket.io': string
  'socket.io-client': string
  'socket.io-msgpack-parser': string
  react: string
  'react-dom': string
  rolldown: string
  typescript: string
  tsx: string
  '@types/node': string
  '@types/express': string
}
/** The packages that run in the playground too, so their versions are known. */
export const packages = ['express', 'socket.io', 'socket.io-msgpack-parser'] as const
export type Package = (typeof packages)[number]

const builtins = new Set(
  (
    'assert async_hooks buffer child_process cluster console constants crypto dgram diagnostics_channel dns domain events fs ' +
    'http http2 https inspector module net os path perf_hooks process punycode querystring readline repl stream ' +
    'string_decoder timers tls tty url util v8 vm wasi worker_threads zlib'
  ).split(' '),
)

/** `strange`: a package that the playground does not have. `file`: beside server.js, which stands alone here. */
export type Kind = 'builtin' | 'package' | 'strange' | 'file'

/** What a client's module can import here. */
export const clientPackages = ['react', 'react-dom', 'socket.io-msgpack-parser'] as const
export type ClientPackage = (typeof clientPackages)[number]

/** What kind of module a name means to Node. */
export function kindOf(name: string): Kind {
  if (/^\.{0,2}\/|^\.{1,2}$|^file:/.test(name)) return 'file'
  if (name.startsWith('node:') || builtins.has(name.split('/')[0] ?? '')) return 'builtin'
  return packages.some((known) => known === name) ? 'package' : 'strange'
}

/** What an ES module can import by name of packages that are not written as ES modules. */
const named: Readonly<Record<string, readonly string[]>> = {
  'socket.io': ['Server', 'Namespace', 'Socket'],
  express: [
    'Router',
    'Route',
    'json',
    'urlencoded',
    'raw',
    'text',
    'static',
    'application',
    'request',
    'response',
  ],
}

/** Whether a module gives a name to an `import`; of others than these nobody here can say, and most do. */
export const gives = (module: string, name: string): boolean => named[module]?.includes(name) ?? true
