/** The files of a run as Node's libraries see them: those of the lab, and what the program has made of them. Nothing else is there. */
import { posix } from 'node:path'
import { Readable } from 'node:stream'
import { type LabFile, type LabFiles, problemOfPath } from '#shared/files/files.ts'
import { fileWords } from '#shared/files/fileWords.ts'
import { entry, pathIn, root } from '#shared/files/resolve.ts'
import { limits } from '#shared/limits.ts'
import { type Account, Full } from '../../ledger/ledger.ts'
import type { MessageOf } from '../protocol/messages.ts'

interface Kept {
  bytes: () => Buffer
  changed: Date
}
type StatDone = (error: Error | null, stat?: object) => void

const bytesOf = (file: LabFile): Buffer =>
  typeof file === 'string' ? Buffer.from(file) : Buffer.from(file.base64, 'base64')

/** `program`: the text of server.js. */
export function createFiles(program: string, files: LabFiles, account: Account) {
  const began = new Date()
  const kept = new Map<string, Kept>()
  const keep = (path: string, file: LabFile) => {
    let made: Buffer | undefined
    const bytes = () => {
      made ??= bytesOf(file)
      return made
    }
    kept.set(path, { bytes, changed: began })
  }
  keep(entry, program)
  for (const [path, file] of Object.entries(files)) keep(path, file)
  /** How many bytes the program wrote, by path. */
  const written = new Map<string, number>()

  /** The guest library bounds it too; but it runs beside the program. */
  function write({ path, content, bytes: given }: MessageOf<'file'>): void {
    const problem = path === entry ? undefined : problemOfPath(path)
    if (problem !== undefined) throw new Full(problem)
    account.remove('written', written.get(path) ?? 0)
    written.delete(path)
    if (content === undefined && given === undefined) {
      kept.delete(path)
      return
    }
    if (written.size >= limits.files) throw new Full(fileWords.written)
    const bytes = content === undefined ? Buffer.from(given ?? []) : Buffer.from(content)
    account.add('written', bytes.length)
    written.set(path, bytes.length)
    kept.set(path, { bytes: () => bytes, changed: new Date() })
  }

  const fileAt = (whole: string): Kept | undefined => kept.get(pathIn(posix.normalize(whole)) ?? '')
  function isFolder(whole: string): boolean {
    const path = pathIn(posix.normalize(whole).replace(/\/$/, ''))
    return path === '' || (path !== undefined && [...kept.keys()].some((file) => file.startsWith(`${path}/`)))
  }

  /** The two functions of Node's `fs` with which files are sent. */
  const fs = {
    stat(whole: string, done: StatDone): void {
      const file = whole.endsWith('/') ? undefined : fileAt(whole)
      if (file) later(() => done(null, statOf(true, file.bytes().length, file.changed)))
      else if (isFolder(whole)) later(() => done(null, statOf(false, 4096, began)))
      else later(() => done(missing('stat', whole)))
    },
    createReadStream(whole: string, { start = 0, end = Number.POSITIVE_INFINITY } = {}): Readable {
      const bytes = fileAt(whole)?.bytes()
      if (bytes) return Readable.from([bytes.subarray(start, end + 1)].filter(({ length }) => length > 0))
      return new Readable({
        read() {
          this.destroy(missing('open', whole))
        },
      })
    },
  }
  return { write, fs }
}
export type Files = ReturnType<typeof createFiles>

const later = (act: () => void) => void setImmediate(act)

/** What `send` and `etag` read of Node's `fs.Stats`. */
const statOf = (isFile: boolean, size: number, time: Date): object => ({
  ino: 0,
  size,
  mtime: time,
  ctime: time,
  isDirectory: () => !isFile,
  isFile: () => isFile,
})

function missing(syscall: string, whole: string): Error {
  const error = new Error(`ENOENT: no such file or directory, ${syscall} '${whole}'`)
  // What the system says later has no frames.
  error.stack = `Error: ${error.message}`
  return Object.assign(error, { errno: -2, code: 'ENOENT', syscall, path: whole })
}

/** Paths as a program's machine has them, seen from the folder in which it runs. */
export const labPath = { ...posix, resolve: (...parts: string[]): string => posix.resolve(root, ...parts) }
