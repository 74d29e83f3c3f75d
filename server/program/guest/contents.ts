/** What is in the files of a lab, and what the program has made of them in this run. */
import { foldersOf, problemOfPath, sizeOfFile } from '#shared/files/files.ts'
import { fileWords } from '#shared/files/fileWords.ts'
import { entry } from '#shared/files/resolve.ts'
import { limits } from '#shared/limits.ts'
import { Buffer } from './buffer.ts'
import { refuse } from './errors.ts'
import { filePaths, numberOfPath } from './fileNames.ts'
import { host } from './host.ts'
import { say } from './say.ts'

/** Text stays text: to make bytes of much of it takes long in here. */
export type Content = string | Buffer
/** What the program wrote, by its path; `null`: it took the file away. */
const written = new Map<string, Content | null>()
/** Folders that the program made. */
const made = new Set<string>()
const began = Date.now()
const changedAt = new Map<string, number>()

/** There is a file of this path in the folder. */
export function fileExists(path: string): boolean {
  const own = written.get(path)
  return own === undefined ? numberOfPath(path) !== undefined : own !== null
}

/** All paths of files. */
export function allFiles(): string[] {
  const given = filePaths().filter((path) => !written.has(path))
  return [...given, ...[...written].flatMap(([path, bytes]) => (bytes === null ? [] : [path]))]
}

/** There is a folder of this path; the folder of the lab itself is ''. */
export function folderExists(path: string): boolean {
  return path === '' || made.has(path) || allFiles().some((file) => file.startsWith(`${path}/`))
}

/** The names in a folder, sorted. */
export function namesIn(folder: string): string[] {
  const start = folder === '' ? '' : `${folder}/`
  const names = [...allFiles(), ...made]
    .filter((path) => path.startsWith(start) && path !== folder)
    .map((path) => path.slice(start.length).split('/')[0] ?? '')
  return [...new Set(names)].sort()
}

/** The bytes of a file that is there, in a memory of their own. */
export function bytesOfFile(path: string): Buffer {
  const own = written.get(path)
  if (typeof own === 'string') return Buffer.from(own, 'utf8')
  if (own) return Buffer.from(own)
  // A copy: bytes that the worker made are not counted as the program's memory.
  return Buffer.from(host.contents(numberOfPath(path) ?? 0).slice(0))
}

/** … and as text. */
export function textOfFile(path: string): string {
  const own = written.get(path)
  if (own) return typeof own === 'string' ? own : own.toString('utf8')
  return own === '' ? '' : host.text(numberOfPath(path) ?? 0)
}

/** When it was last written, in ms since the Unix epoch. */
export const timeOfFile = (path: string): number => changedAt.get(path) ?? began

export function writeFile(path: string, content: Content): void {
  checkRoom(path, content)
  const own = typeof content === 'string' ? content : Buffer.from(content)
  written.set(path, own)
  changedAt.set(path, Date.now())
  for (const folder of foldersOf(path)) made.add(folder)
  say({ kind: 'file', path, ...(typeof own === 'string' ? { content: own } : { bytes: own }) })
}

export function removeFile(path: string): void {
  for (const folder of foldersOf(path)) made.add(folder)
  written.set(path, null)
  say({ kind: 'file', path })
}

export const makeFolder = (path: string): void => {
  if (made.size >= limits.files) refuse(fileWords.written)
  made.add(path)
}
export const removeFolder = (path: string): void => void made.delete(path)

const sizeOf = (content: Content): number =>
  typeof content === 'string' ? sizeOfFile(content) : content.length

/** What a run writes is bounded as the files of a lab are. */
function checkRoom(path: string, content: Content): void {
  const problem = path === entry ? undefined : problemOfPath(path)
  if (problem !== undefined) refuse(problem)
  if (content.length > limits.fileBytes) refuse(fileWords.written)
  let [files, size] = [1, sizeOf(content)]
  for (const [other, held] of written) {
    if (other === path || held === null) continue
    files += 1
    size += sizeOf(held)
  }
  if (files > limits.files || size > limits.fileBytes) refuse(fileWords.written)
}
