/** A program and a client as a project that runs without the playground. Pure: the same input, the same files. */
import type { LabFile, LabFiles } from '#shared/files/files.ts'
import { type AtHome, atHome, listensOn, type Place } from './addresses.ts'
import { type Beside, besideOf, freeName } from './beside.ts'
import { convert, type Form } from './convert/convert.ts'
import type { Obstacle } from './convert/sloppy.ts'
import type { Versions } from './modules.ts'
import { leastNode, packageJson, tsconfig } from './packageJson.ts'
import { pageConsole, pageHtml, pageServer } from './page.ts'
import { type Note, type ProjectClient, readme } from './readme.ts'
import { importsIn, type Uses, usesIn, usesMsgpack } from './uses.ts'

export interface Asked {
  /** server.js as it is in the playground, and the lab's files beside it. */
  program: string
  files?: LabFiles
  client: ProjectClient
  form: Form
  versions: Versions
  /** Where the playground is, and the ports of its clients' pages. */
  home: Place & { clientPort: number; otherPort: number }
}
export interface ProjectFile {
  name: string
  text: string
  /** What it has where it is no text, which is empty then. */
  bytes?: Uint8Array
}
export interface Project {
  files: readonly ProjectFile[]
  notes: readonly Note[]
  /** Where the client's page is; where the server listens, if its text says so. */
  pagePort: number
  serverPort: number | null
  /** The server sends a page of its own. */
  served: boolean
  /** The least version of Node. */
  node: string
}
export type Made = { ok: true; project: Project } | { ok: false; obstacle: Obstacle }

/** The folder in the .zip. */
export const folder = 'socketio-project'

/** Turns what ran in the playground into files, or says why that form can't be. */
export function makeProject({ program, files: lab = {}, client, form, versions, home }: Asked): Made {
  const beside = besideOf(program, lab)
  const mixed = mixedObstacle(beside, form)
  if (mixed) return { ok: false, obstacle: mixed }
  const serverPort = listensOn(program)
  const server = atHome(program, home, serverPort)
  const own = atHome(client.code, home, serverPort)
  const converted = convert(server.text, form)
  if (!converted.ok) return converted
  const uses = usesIn(
    beside.code.map(({ text }) => text),
    Object.keys(lab),
  )
  const imports = importsIn(client.code)
  const packed = imports !== null
  const msgpack = !packed && usesMsgpack(client.code)
  const pagePort = client.place === 'other' ? home.otherPort : home.clientPort
  const ending = form === 'typescript' ? 'ts' : 'js'
  const clientFolder = freeName(lab, 'client')
  const pageName = freeName(lab, `page.${ending}`)
  const page = { port: pagePort, sandboxed: client.place === 'null', msgpack, packed, folder: clientFolder }
  const made = new Set([`server.${ending}`, 'package.json', 'README.md', 'tsconfig.json'])
  const taken = Object.entries(lab).filter(([path]) => !made.has(path))
  const notes = [
    ...addressNotes('server.js', server, home.hostname),
    ...addressNotes(`client-${client.lane.toLowerCase()}.js`, own, home.hostname),
    ...missingNotes(uses, beside),
    ...Object.keys(lab)
      .filter((path) => made.has(path))
      .map(replacedNote),
  ]
  const names = { page: pageName, clientFolder, beside: taken.map(([path]) => path) }
  const served = taken.some(([path]) => /\.html?$/.test(path))
  const described = { served, form, client, packed, pagePort, serverPort, ...names }
  const files: ProjectFile[] = [
    { name: `server.${ending}`, text: ended(converted.text) },
    { name: `${clientFolder}/client.${packed ? 'jsx' : 'js'}`, text: ended(own.text) },
    ...taken.map(([path, file]) => inProject(path, file)),
    {
      name: 'package.json',
      text: packageJson({ form, uses, msgpack, imports, versions, page: pageName, clientFolder }),
    },
    { name: 'README.md', text: readme({ ...described, notes }) },
    { name: pageName, text: pageServer(form, page) },
    { name: `${clientFolder}/index.html`, text: pageHtml(page) },
    { name: `${clientFolder}/console.js`, text: pageConsole },
    ...(form === 'typescript' ? [{ name: 'tsconfig.json', text: tsconfig }] : []),
  ]
  return { ok: true, project: { files, notes, pagePort, serverPort, served, node: leastNode(form, packed) } }
}

/** Where files load each other they stay in the form that they have. */
function mixedObstacle({ code }: Beside, form: Form): Obstacle | null {
  const plain = code.filter(({ path }) => path.endsWith('.js'))
  if (code.length < 2 || plain.every((file) => file.form === form)) return null
  const [first] = plain
  if (first && plain.every((file) => file.form === first.form))
    return {
      message:
        first.form === 'commonjs'
          ? '코드를 여러 파일에 나누어 썼어요. 이 프로그램은 CommonJS로만 가져갈 수 있어요.'
          : '코드를 여러 파일에 나누어 썼어요. 이 프로그램은 ES 모듈로만 가져갈 수 있어요.',
      line: null,
      only: first.form,
    }
  return {
    message: '파일마다 require와 import를 다르게 썼어요. 한 가지로 맞춘 뒤에 가져가세요.',
    line: null,
  }
}

function inProject(name: string, file: LabFile): ProjectFile {
  if (typeof file === 'string') return { name, text: file }
  return { name, text: '', bytes: Uint8Array.from(atob(file.base64), (letter) => letter.charCodeAt(0)) }
}

const replacedNote = (file: string): Note => ({
  file,
  line: null,
  text: '프로젝트에 맞게 새로 만들어서, 실험실에 있던 것은 넣지 않았어요.',
  code: null,
})

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

function missingNotes({ strange }: Uses, { missing }: Beside): Note[] {
  return [
    ...strange.map((name) => ({
      file: 'package.json',
      line: null,
      text: '놀이터에 없는 패키지라서 넣지 않았어요. 필요하면 설치하세요.',
      code: `npm install ${name}`,
    })),
    ...missing.map((name) => ({
      file: 'server.js',
      line: null,
      text: '실험실에 없는 파일이라서 넣지 못했어요. 직접 만들어 주세요.',
      code: name,
    })),
  ]
}
