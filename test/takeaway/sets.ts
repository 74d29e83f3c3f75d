/** The programs of this folder, and the project that each becomes. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Form } from '../../client/features/panels/takeaway/convert/convert.ts'
import { type Package, packages, type Versions } from '../../client/features/panels/takeaway/modules.ts'
import { type Asked, makeProject, type Project } from '../../client/features/panels/takeaway/project.ts'

export const forms: readonly Form[] = ['commonjs', 'module', 'typescript']

const root = process.cwd()
const folder = join(root, 'test/takeaway/programs')
const installed = (name: string) =>
  (JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')) as { version: string })
    .version

export const programs: Readonly<Record<string, string>> = Object.fromEntries(
  readdirSync(folder)
    .filter((file) => file.endsWith('.js'))
    .sort()
    .map((file) => [file.replace(/\.js$/, ''), readFileSync(join(folder, file), 'utf8')]),
)

/** As the page has them; `tsx` is the one package that only projects have. */
export const versions = (tsx: string): Versions => ({
  ...(Object.fromEntries(packages.map((name) => [name, installed(name)])) as Record<Package, string>),
  'socket.io-client': installed('socket.io-client'),
  react: installed('react'),
  'react-dom': installed('react-dom'),
  rolldown: installed('rolldown'),
  typescript: installed('typescript'),
  '@types/node': installed('@types/node'),
  '@types/express': installed('@types/express'),
  tsx,
})

export const home: Asked['home'] = { hostname: 'localhost', port: 4000, clientPort: 3000, otherPort: 3001 }
export const client: Asked['client'] = {
  lane: 'A',
  place: 'app',
  code: 'const socket = io("http://localhost:4000");\nsocket.onAny((...args) => console.log(...args));\n',
}

/** Throws where the form can't be. */
export function projectOf(program: string, form: Form, more: Partial<Asked> = {}): Project {
  const asked = { program, form, client, home, versions: versions('4.23.15'), ...more }
  const made = makeProject(asked)
  if (!made.ok) throw new Error(`${made.obstacle.message} (${made.obstacle.line})`)
  return made.project
}

export function textOf(project: Project, name: string): string {
  const file = project.files.find((one) => one.name === name)
  if (!file) throw new Error(`no ${name}`)
  return file.text
}
