/** Files of the learner's computer that are to be files of the lab: which of them, under which path, and which is the program. Pure. */

import { type LabFile, type LabFiles, problemOfFiles } from '#shared/files/files.ts'
import { fileWords } from '#shared/files/fileWords.ts'
import { entry, isCode } from '#shared/files/resolve.ts'
import { limits } from '#shared/limits.ts'

/** A file with its path in what was dropped. */
export interface Incoming {
  path: string
  bytes: Uint8Array
}
export type Taken =
  | {
      ok: true
      /** The new text of server.js, and the path that it had; `null`: server.js stays. */
      program: { text: string; path: string } | null
      /** All files beside server.js. */
      files: LabFiles
      /** How many were taken. */
      count: number
    }
  | { ok: false; problem: string }

/** What a program does not read, or what is made anew from package.json. */
const isLeftOut = (part: string): boolean =>
  /^(node_modules|__MACOSX|Thumbs\.db|desktop\.ini|package-lock\.json|yarn\.lock|pnpm-lock\.yaml)$/.test(
    part,
  ) ||
  (part.startsWith('.') && part !== '.env')
export const isWanted = (path: string): boolean => !path.split('/').some(isLeftOut)

/** Text where it is UTF-8 without a zero byte, else bytes. */
function fileOf(bytes: Uint8Array): LabFile {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    if (!text.includes('\0')) return text
  } catch {
    // Not UTF-8.
  }
  let binary = ''
  for (let at = 0; at < bytes.length; at += 8_192)
    binary += String.fromCharCode(...bytes.subarray(at, at + 8_192))
  return { base64: btoa(binary) }
}

const loadsServer =
  /\brequire\s*\(\s*(['"`])(socket\.io|express|https?|node:https?)\1\s*\)|\bfrom\s*(['"])(socket\.io|express|https?|node:https?)\3/
const isServer = (file: LabFile | undefined): boolean => typeof file === 'string' && loadsServer.test(file)

const usualNames = ['server', 'index', 'app', 'main', 'src/server', 'src/index', 'src/app', 'src/main']
const usualPaths = usualNames.flatMap((name) => [`${name}.js`, `${name}.mjs`, `${name}.cjs`])

/** What `npm start` runs, or else what `main` names. */
function namedEntry(packageJson: LabFile | undefined): string[] {
  if (typeof packageJson !== 'string') return []
  try {
    const { scripts, main } = JSON.parse(packageJson) as { scripts?: { start?: unknown }; main?: unknown }
    const [, started] =
      /^(?:node|nodemon)\s(?:.*\s)?([^-\s]\S*)$/.exec(String(scripts?.start ?? '').trim()) ?? []
    const names = [started, main].filter((name): name is string => typeof name === 'string')
    return names.map((name) => name.replace(/^\.\//, '')).flatMap((name) => [name, `${name}.js`])
  } catch {
    return []
  }
}

/** The path of the program among these; `undefined`: there is none. */
function entryIn(files: ReadonlyMap<string, LabFile>): string | undefined {
  const named = namedEntry(files.get('package.json')).find((path) => files.has(path) && isCode(path))
  const usual = usualPaths.find((path) => (path === entry ? files.has(path) : isServer(files.get(path))))
  return named ?? usual ?? onlyServer(files)
}

/** Wherever it is and whatever it is called: the one file of code that makes a server and lets it listen. */
function onlyServer(files: ReadonlyMap<string, LabFile>): string | undefined {
  const servers = [...files].filter(
    ([path, file]) => isCode(path) && isServer(file) && /\.listen\s*\(/.test(String(file)),
  )
  return servers.length === 1 ? servers[0]?.[0] : undefined
}

/** Without the folders that all of it stands in, where the program stands in the last of them. */
function withoutFolder(files: ReadonlyMap<string, LabFile>): ReadonlyMap<string, LabFile> {
  const [first = ''] = files.keys()
  const top = first.slice(0, first.indexOf('/') + 1)
  if (top === '' || ![...files.keys()].every((path) => path.startsWith(top))) return files
  const inside = new Map([...files].map(([path, file]) => [path.slice(top.length), file]))
  const found = withoutFolder(inside)
  return found !== inside || inside.has('package.json') || entryIn(inside) !== undefined ? found : files
}

/** A program in a folder below is loaded by the one that runs. */
const loading = (path: string, text: string): string =>
  /^\s*(import|export)\b/m.test(text) || path.endsWith('.mjs')
    ? `import './${path}'\n`
    : `require('./${path}')\n`

/** Takes files into a lab that has some. A whole program comes with all of its files; what has no program is put beside those there are. */
export function takeIn(incoming: readonly Incoming[], present: LabFiles): Taken {
  const all = incoming.map(({ path, bytes }) => [path.normalize('NFC'), bytes] as const)
  const wanted = all.filter(([path]) => isWanted(path))
  if (wanted.length === 0)
    return { ok: false, problem: '넣을 파일이 없어요. 코드가 있는 폴더나 zip을 넣어 주세요.' }
  if (wanted.length > limits.files + 1) return { ok: false, problem: fileWords.many }
  const files = withoutFolder(new Map(wanted.map(([path, bytes]) => [path, fileOf(bytes)])))
  const path = entryIn(files)
  const text = path === undefined ? undefined : files.get(path)
  if (path === undefined || typeof text !== 'string')
    return checked(null, { ...present, ...Object.fromEntries(files) }, files.size)
  const isBelow = path.includes('/')
  const program = { path, text: isBelow ? loading(path, text) : text }
  const rest = [...files].filter(([name]) => isBelow || name !== path)
  return checked(program, Object.fromEntries(rest), files.size)
}

function checked(program: { text: string; path: string } | null, files: LabFiles, count: number): Taken {
  const ordered = Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)))
  const problem = problemOfFiles(ordered)
  return problem === undefined ? { ok: true, program, files: ordered, count } : { ok: false, problem }
}
