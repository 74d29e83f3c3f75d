/** Reads what a learner drops or chooses: files, folders and .zip files. */
import { unzipSync } from 'fflate'
import { type Incoming, isWanted } from './incoming.ts'

/** Beyond this it is no folder of a lab: it is not even read. */
const most = { files: 1_000, bytes: 16_000_000 }

/** Said as it is. */
export class Unreadable extends Error {}
const tooMuch = () => new Unreadable('파일이 너무 많거나 커요. 프로그램이 쓰는 파일만 골라서 넣어 주세요.')
const isZip = ({ name }: { name: string }) => /\.zip$/i.test(name)

/** What a drop holds; it can be asked for that in its own turn only. */
export interface Dropped {
  files: readonly File[]
  /** Folders and files, as far as the browser tells. */
  entries: readonly FileSystemEntry[]
}
export function droppedIn({ items, files }: DataTransfer): Dropped {
  const entries = [...items].flatMap((item) => item.webkitGetAsEntry() ?? [])
  return { files: [...files], entries }
}

/** Counts what is read, and stops where it is too much. */
function createBound() {
  let files = 0
  let bytes = 0
  return (size: number): void => {
    files += 1
    bytes += size
    if (files > most.files || bytes > most.bytes) throw tooMuch()
  }
}
type Bound = ReturnType<typeof createBound>

/** Throws `Unreadable` with the reason. */
export async function readDropped({ files, entries }: Dropped): Promise<Incoming[]> {
  const bound = createBound()
  const found: Incoming[] = []
  try {
    if (entries.length === 0)
      for (const file of files) found.push(...(await readFile(file.name, file, bound)))
    for (const entry of entries) found.push(...(await readEntry(entry, bound)))
  } catch (error) {
    if (error instanceof Unreadable || !(error instanceof DOMException)) throw error
    throw new Unreadable('파일을 읽지 못했어요. 다른 프로그램이 쓰고 있지 않은지 확인해 주세요.')
  }
  return found
}

/** What an `<input type="file">` was given; of a folder, with the paths in it. */
export async function readChosen(files: readonly File[]): Promise<Incoming[]> {
  const bound = createBound()
  const found: Incoming[] = []
  for (const file of files) {
    const path = file.webkitRelativePath || file.name
    if (isWanted(path)) found.push(...(await readFile(path, file, bound)))
  }
  return found
}

async function readFile(path: string, file: File, bound: Bound): Promise<Incoming[]> {
  bound(isZip(file) ? 0 : file.size)
  if (file.size > most.bytes) throw tooMuch()
  const bytes = new Uint8Array(await file.arrayBuffer())
  return isZip(file) ? unzipped(bytes, bound) : [{ path, bytes }]
}

async function readEntry(entry: FileSystemEntry, bound: Bound): Promise<Incoming[]> {
  const path = entry.fullPath.replace(/^\//, '')
  if (!isWanted(path)) return []
  if (isFileEntry(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject))
    return readFile(path, file, bound)
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  const found: Incoming[] = []
  // A folder is told in parts, and then an empty one.
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (part.length === 0) return found
    for (const one of part) found.push(...(await readEntry(one, bound)))
  }
}
const isFileEntry = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile

/** The files in a .zip. Throws `Unreadable`. */
export function unzipped(bytes: Uint8Array, bound: Bound = createBound()): Incoming[] {
  const filter = ({ name, originalSize }: { name: string; originalSize: number }) => {
    const path = nameIn(name)
    if (path.endsWith('/') || !isWanted(path)) return false
    bound(originalSize)
    return true
  }
  try {
    const files = Object.entries(unzipSync(bytes, { filter }))
    return files.map(([name, bytes]) => ({ path: nameIn(name), bytes }))
  } catch (error) {
    if (error instanceof Unreadable) throw error
    throw new Unreadable('zip을 열지 못했어요. 암호 없이 다시 압축해 주세요.')
  }
}

/** A name in a .zip that does not say how it is written comes as one character for each byte: UTF-8 from macOS, code page 949 from
 *  a Korean Windows. */
function nameIn(name: string): string {
  const path = name.replaceAll('\\', '/')
  if (!/[\u0080-\u00ff]/.test(path) || /[\u0100-\uffff]/.test(path)) return path
  const bytes = Uint8Array.from(path, (letter) => letter.charCodeAt(0))
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('euc-kr').decode(bytes)
  }
}
