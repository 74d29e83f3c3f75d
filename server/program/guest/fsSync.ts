/** The `…Sync` functions of Node's `fs`, on the files of the lab: what a program writes is there until its run ends. */
import { joinPath, pathIn } from '#shared/files/resolve.ts'
import { Buffer } from './buffer.ts'
import {
  bytesOfFile,
  type Content,
  fileExists,
  folderExists,
  makeFolder,
  namesIn,
  removeFile,
  removeFolder,
  textOfFile,
  timeOfFile,
  writeFile,
} from './contents.ts'
import { argumentError, encodingError, systemError } from './fsErrors.ts'
import { nameAs } from './nameAs.ts'
import { URL } from './url.ts'

/** The names of encodings that Buffer knows. */
export type Encoding = NonNullable<Parameters<Buffer['toString']>[0]>
type Options = string | { encoding?: string | null; flag?: string } | null | undefined
interface Target {
  /** As the program wrote it. */
  given: string
  /** In the folder of the lab; `undefined`: elsewhere, where nothing is. */
  path: string | undefined
  isFile: boolean
  isFolder: boolean
}

/** What a path means: seen from `/app`, where programs run. */
export function targetOf(value: unknown): Target {
  const given = textOfPath(value)
  const path = pathIn(joinPath('/app', given))
  return {
    given,
    path,
    isFile: path !== undefined && fileExists(path),
    isFolder: path !== undefined && folderExists(path),
  }
}

function textOfPath(value: unknown): string {
  if (typeof value === 'string') return value
  if (value instanceof Uint8Array) return Buffer.from(value).toString('utf8')
  if (value instanceof URL) return decodeURIComponent(String(value).replace(/^file:\/\//, ''))
  throw argumentError('path', 'string or an instance of Buffer or URL', value)
}

/** Where something may be made: its folder is there. */
function placeFor(value: unknown, syscall: string): Target & { path: string } {
  const target = targetOf(value)
  const { given, path } = target
  const folder = path?.split('/').slice(0, -1).join('/')
  if (path === undefined || folder === undefined || !folderExists(folder))
    throw systemError('ENOENT', syscall, given)
  return { ...target, path }
}

function encodingOf(options: Options): Encoding | undefined {
  const encoding = typeof options === 'string' ? options : options?.encoding
  if (encoding === null || encoding === undefined || encoding === 'buffer') return undefined
  if (!Buffer.isEncoding(encoding)) throw encodingError(encoding)
  return encoding
}

function contentFrom(data: unknown, options: Options): Content {
  const encoding = encodingOf(options) ?? 'utf8'
  if (typeof data === 'string') return isUtf8(encoding) ? data : Buffer.from(data, encoding)
  if (ArrayBuffer.isView(data))
    return Buffer.from(data.buffer as ArrayBuffer, data.byteOffset, data.byteLength)
  throw argumentError('data', 'string or an instance of Buffer, TypedArray, or DataView', data)
}

const isUtf8 = (encoding: string): boolean => /^utf-?8$/i.test(encoding)

/** What is in the file, and more. */
const joined = (path: string, more: Content): Content =>
  typeof more === 'string' ? textOfFile(path) + more : Buffer.concat([bytesOfFile(path), more])

const flagOf = (options: Options): string => (typeof options === 'object' ? (options?.flag ?? 'w') : 'w')

function write(file: unknown, data: unknown, options: Options, append: boolean): void {
  const content = contentFrom(data, options)
  const { given, path, isFile, isFolder } = placeFor(file, 'open')
  if (isFolder) throw systemError('EISDIR', 'open', given)
  if (isFile && flagOf(options).includes('x')) throw systemError('EEXIST', 'open', given)
  const adds = append || flagOf(options).startsWith('a')
  writeFile(path, adds && isFile ? joined(path, content) : content)
}

class Stats {
  size: number
  mode: number
  mtimeMs: number
  readonly #isFile: boolean
  constructor(isFile: boolean, size: number, time: number) {
    this.#isFile = isFile
    this.size = size
    this.mode = isFile ? 0o100644 : 0o040755
    this.mtimeMs = time
  }
  get mtime(): Date {
    return new Date(this.mtimeMs)
  }
  get birthtime(): Date {
    return new Date(this.mtimeMs)
  }
  isFile(): boolean {
    return this.#isFile
  }
  isDirectory(): boolean {
    return !this.#isFile
  }
  isSymbolicLink(): boolean {
    return false
  }
}

function stat(syscall: string) {
  return (file: unknown, options?: { throwIfNoEntry?: boolean }): Stats | undefined => {
    const { given, path, isFile, isFolder } = targetOf(file)
    if (path !== undefined && isFile) return new Stats(true, bytesOfFile(path).length, timeOfFile(path))
    if (isFolder) return new Stats(false, 4096, timeOfFile(''))
    if (options?.throwIfNoEntry === false) return undefined
    throw systemError('ENOENT', syscall, given)
  }
}

class Dirent {
  name: string
  parentPath: string
  path: string
  readonly #isFile: boolean
  constructor(name: string, parent: string, isFile: boolean) {
    this.name = name
    this.parentPath = parent
    this.path = parent
    this.#isFile = isFile
  }
  isFile(): boolean {
    return this.#isFile
  }
  isDirectory(): boolean {
    return !this.#isFile
  }
}
nameAs('Dirent', Dirent)

type FolderOptions = { withFileTypes?: boolean; recursive?: boolean } | string | null | undefined
const isRecursive = (options: FolderOptions | number): boolean =>
  typeof options === 'object' && options?.recursive === true

function readFolder(folder: unknown, options: FolderOptions): (string | Dirent)[] {
  const { given, path, isFile, isFolder } = targetOf(folder)
  if (isFile) throw systemError('ENOTDIR', 'scandir', given)
  if (path === undefined || !isFolder) throw systemError('ENOENT', 'scandir', given)
  const names = namesIn(path)
  if (typeof options !== 'object' || options?.withFileTypes !== true) return names
  return names.map((name) => new Dirent(name, given, fileExists(path === '' ? name : `${path}/${name}`)))
}

function makeFolders(folder: unknown, options?: FolderOptions | number): string | undefined {
  const { given, path, isFile, isFolder } = targetOf(folder)
  if (path === undefined) throw systemError('ENOENT', 'mkdir', given)
  if (isFolder && isRecursive(options)) return undefined
  if (isFile || isFolder) throw systemError('EEXIST', 'mkdir', given)
  const parts = path.split('/')
  const parents = parts.map((_, at) => parts.slice(0, at + 1).join('/'))
  const missing = parents.filter((one) => !folderExists(one))
  if (missing.length > 1 && !isRecursive(options)) throw systemError('ENOENT', 'mkdir', given)
  for (const one of missing) makeFolder(one)
  return isRecursive(options) ? `/app/${missing[0] ?? path}` : undefined
}

function remove(file: unknown, options: { force?: boolean; recursive?: boolean } | undefined): void {
  const { given, path, isFile, isFolder } = targetOf(file)
  if (path === undefined || (!isFile && !isFolder)) {
    if (options?.force) return
    throw systemError('ENOENT', 'lstat', given)
  }
  if (isFile) {
    removeFile(path)
    return
  }
  if (!options?.recursive) throw systemError('EISDIR', 'rm', given)
  for (const name of namesIn(path)) remove(`/app/${path}/${name}`, options)
  removeFolder(path)
}

/** As Node has them, without their `Sync`. */
export const sync = {
  readFile(file: unknown, options?: Options): string | Buffer {
    const encoding = encodingOf(options)
    const { given, path, isFile, isFolder } = targetOf(file)
    if (isFolder) throw systemError('EISDIR', 'read')
    if (path === undefined || !isFile) throw systemError('ENOENT', 'open', given)
    if (encoding === undefined) return bytesOfFile(path)
    return isUtf8(encoding) ? textOfFile(path) : bytesOfFile(path).toString(encoding)
  },
  writeFile: (file: unknown, data: unknown, options?: Options): void => write(file, data, options, false),
  appendFile: (file: unknown, data: unknown, options?: Options): void => write(file, data, options, true),
  access(file: unknown): void {
    const { given, isFile, isFolder } = targetOf(file)
    if (!isFile && !isFolder) throw systemError('ENOENT', 'access', given)
  },
  stat: stat('stat'),
  lstat: stat('lstat'),
  readdir: (folder: unknown, options?: FolderOptions) => readFolder(folder, options),
  mkdir: makeFolders,
  unlink(file: unknown): void {
    const { given, path, isFile, isFolder } = targetOf(file)
    if (isFolder) throw systemError('EISDIR', 'unlink', given)
    if (path === undefined || !isFile) throw systemError('ENOENT', 'unlink', given)
    removeFile(path)
  },
  rmdir(folder: unknown): void {
    const { given, path, isFile, isFolder } = targetOf(folder)
    if (isFile) throw systemError('ENOTDIR', 'rmdir', given)
    if (path === undefined || !isFolder) throw systemError('ENOENT', 'rmdir', given)
    if (namesIn(path).length > 0) throw systemError('ENOTEMPTY', 'rmdir', given)
    removeFolder(path)
  },
  rm: remove,
  rename(from: unknown, to: unknown): void {
    const [source, dest] = [targetOf(from), targetOf(to)]
    if (source.path === undefined || !source.isFile)
      throw systemError('ENOENT', 'rename', source.given, dest.given)
    const { path } = placeFor(to, 'rename')
    writeFile(path, bytesOfFile(source.path))
    if (path !== source.path) removeFile(source.path)
  },
  copyFile(from: unknown, to: unknown): void {
    const [source, dest] = [targetOf(from), targetOf(to)]
    if (source.path === undefined || !source.isFile)
      throw systemError('ENOENT', 'copyfile', source.given, dest.given)
    writeFile(placeFor(to, 'copyfile').path, bytesOfFile(source.path))
  },
} as const

/** `fs.existsSync`, which never throws. */
export function exists(file: unknown): boolean {
  try {
    const { isFile, isFolder } = targetOf(file)
    return isFile || isFolder
  } catch {
    return false
  }
}
