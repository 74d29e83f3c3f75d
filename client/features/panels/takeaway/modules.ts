/** What a program may load: parts of Node itself, and packages. */
import { isOfNode, namedImports, type PackageHere, packagesHere } from '#shared/modules.ts'

export type Package = Exclude<PackageHere, `${string}/${string}`>
export interface Versions extends Record<Package, string> {
  'socket.io-client': string
  react: string
  'react-dom': string
  rolldown: string
  typescript: string
  tsx: string
  '@types/node': string
  '@types/express': string
}
/** The packages that run in the playground too, so their versions are known. */
export const packages: readonly Package[] = packagesHere.filter(
  (name): name is Package => !name.includes('/'),
)

/** `strange`: a package that the playground does not have. `file`: of the lab. */
export type Kind = 'builtin' | 'package' | 'strange' | 'file'

/** What a client's module can import here. */
export const clientPackages = ['react', 'react-dom', 'socket.io-msgpack-parser'] as const
export type ClientPackage = (typeof clientPackages)[number]

/** What kind of module a name means to Node. */
export function kindOf(name: string): Kind {
  if (/^\.{0,2}\/|^\.{1,2}$|^file:/.test(name)) return 'file'
  if (name.startsWith('node:') || isOfNode(name)) return 'builtin'
  return packages.some((known) => known === name) ? 'package' : 'strange'
}

const named: Readonly<Record<string, readonly string[]>> = {
  ...namedImports,
  'socket.io': ['Server', 'Namespace', 'Socket'],
}

/** Whether a module gives a name to an `import`; of others than these nobody here can say, and most do. */
export const gives = (module: string, name: string): boolean => named[module]?.includes(name) ?? true
