/** package.json of the project: only what is used, in the versions that ran in the playground. */
import type { Form } from './convert/convert.ts'
import type { ClientPackage, Versions } from './modules.ts'
import type { Uses } from './uses.ts'

const starts: Record<Form, (page: string) => string> = {
  commonjs: (page) => `node --require ./${page} server.js`,
  module: (page) => `node --import ./${page} server.js`,
  typescript: (page) => `node --import tsx --import ./${page} server.ts`,
}

/** The least version of Node: `node --import tsx` came with 20.6, and what packs a client's module needs 20.19. */
export function leastNode(form: Form, isPacked: boolean): string {
  if (isPacked) return '20.19'
  return form === 'typescript' ? '20.6' : '20'
}

/** A module becomes the script that the page loads. `npm start` runs `prestart` first. */
const packIn = (folder: string): string =>
  `rolldown ${folder}/client.jsx --file ${folder}/bundle.js --format iife --platform browser --logLevel warn`

interface Asked {
  form: Form
  uses: Uses
  /** The client's page needs the msgpack parser. */
  msgpack: boolean
  /** Packages that the client imports; `null` where it is no module. */
  imports: readonly ClientPackage[] | null
  versions: Versions
  /** The server of the client's page, and the folder of the client. */
  page: string
  clientFolder: string
}

export function packageJson({ form, uses, msgpack, imports, versions, page, clientFolder }: Asked): string {
  const names = new Set<keyof Versions>([...uses.packages, ...(imports ?? []), 'socket.io-client'])
  if (msgpack) names.add('socket.io-msgpack-parser')
  const tools: (keyof Versions)[] = form === 'typescript' ? ['@types/node', 'tsx', 'typescript'] : []
  if (form === 'typescript' && names.has('express')) tools.unshift('@types/express')
  if (imports) tools.push('rolldown')
  const pinned = (list: Iterable<keyof Versions>) =>
    Object.fromEntries([...list].sort().map((name) => [name, versions[name]]))
  const whole = {
    name: 'socketio-project',
    version: '1.0.0',
    private: true,
    type: form === 'commonjs' ? 'commonjs' : 'module',
    engines: { node: `>=${leastNode(form, imports !== null)}` },
    scripts: {
      ...(imports && { prestart: packIn(clientFolder) }),
      start: starts[form](page),
      ...(form === 'typescript' && { check: 'tsc' }),
    },
    dependencies: pinned(names),
    ...(tools.length > 0 && { devDependencies: pinned(tools) }),
  }
  return `${JSON.stringify(whole, null, 2)}\n`
}

/** A compiler that only looks, and lets a program be as loose as it was. */
export const tsconfig = `${JSON.stringify(
  {
    compilerOptions: {
      target: 'es2022',
      module: 'nodenext',
      lib: ['es2023'],
      types: ['node'],
      strict: false,
      skipLibCheck: true,
      noEmit: true,
    },
    include: ['*.ts'],
  },
  null,
  2,
)}\n`
