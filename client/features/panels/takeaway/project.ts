/** A program and a client as a project that runs without the playground. Pure: the same input, the same files. */
import { type AtHome, atHome, listensOn, type Place } from './addresses.ts'
import { convert, type Form } from './convert/convert.ts'
import type { Obstacle } from './convert/sloppy.ts'
import type { Versions } from './modules.ts'
import { leastNode, packageJson, tsconfig } from './packageJson.ts'
import { pageConsole, pageHtml, pageServer } from './page.ts'
import { type Note, type ProjectClient, readme } from './readme.ts'
import { importsIn, type Uses, usesIn, usesMsgpack } from './uses.ts'

export interface Asked {
  /** server.js as it is in the playground. */
  program: string
  client: ProjectClient
  form: Form
  versions: Versions
  /** Where the playground is, and the ports of its clients' pages. */
  home: Place & { clientPort: number; otherPort: number }
}
export interface ProjectFile {
  name: string
  text: string
}
export interface Project {
  files: readonly ProjectFile[]
  notes: readonly Note[]
  /** Where the client's page is; where the server listens, if its text says so. */
  pagePort: number
  serverPort: number | null
  /** The least version of Node. */
  node: string
}
export type Made = { ok: true; project: Project } | { ok: false; obstacle: Obstacle }

/** The folder in the .zip. */
export const folder = 'socketio-project'

/** Turns what ran in the playground into files, or says why that form can't be. */
export function makeProject({ program, client, form, versions, home }: Asked): Made {
  const serverPort = listensOn(program)
  const server = atHome(program, home, serverPort)
  const own = atHome(client.code, home, serverPort)
  const converted = convert(server.text, form)
  if (!converted.ok) return converted
  const uses = usesIn(program)
  const imports = importsIn(client.code)
  const packed = imports !== null
  const msgpack = !packed && usesMsgpack(client.code)
  const pagePort = client.place === 'other' ? home.otherPort : home.clientPort
  const page = { port: pagePort, sandboxed: client.place === 'null', msgpack, packed }
  const ending = form === 'typescript' ? 'ts' : 'js'
  const notes = [
    ...addressNotes('server.js', server, home.hostname),
    ...addressNotes(`client-${client.lane.toLowerCase()}.js`, own, home.hostname),
    ...missingNotes(uses),
  ]
  const files: ProjectFile[] = [
    { name: `server.${ending}`, text: ended(converted.text) },
    { name: packed ? 'client/client.jsx' : 'client/client.js', text: ended(own.text) },
    { name: 'package.json', text: packageJson({ form, uses, msgpack, imports, versions }) },
    { name: 'README.md', text: readme({ form, client, packed, pagePort, serverPort, notes }) },
    { name: `page.${ending}`, text: pageServer(form, page) },
    { name: 'client/index.html', text: pageHtml(page) },
    { name: 'client/console.js', text: pageConsole },
    ...(form === 'typescript' ? [{ name: 'tsconfig.json', text: tsconfig }] : []),
  ]
  return { ok: true, project: { files, notes, pagePort, serverPort, node: leastNode(form, packed) } }
}

const ended = (text: string) => (text.endsWith('\n') ? text : `${text}\n`)

const addressNotes = (file: string, { changes, left }: AtHome, hostname: string): Note[] => [
  ...changes.map(({ line, before, after }) => ({
    file,
    line,
    text: '주소를 이 컴퓨터로 바꿨어요.',
    code: `${before} → ${after}`,
  })),
  ...left.map((line) => ({
    file,
    line,
    text: '놀이터의 주소가 남아 있어요. localhost로 직접 바꾸세요.',
    code: hostname,
  })),
]

function missingNotes({ strange, files }: Uses): Note[] {
  return [
    ...strange.map((name) => ({
      file: 'package.json',
      line: null,
      text: '놀이터에 없는 패키지라서 넣지 않았어요. 필요하면 설치하세요.',
      code: `npm install ${name}`,
    })),
    ...files.map((name) => ({
      file: 'server.js',
      line: null,
      text: '놀이터에 없는 파일이라서 넣지 못했어요. 직접 만들어 주세요.',
      code: name,
    })),
  ]
}
