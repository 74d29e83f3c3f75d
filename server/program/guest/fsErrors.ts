/** What Node's `fs` throws: the words of the system, and of the checks before it. */
import { withCode } from './errors.ts'

const words = {
  ENOENT: [-2, 'no such file or directory'],
  EEXIST: [-17, 'file already exists'],
  ENOTDIR: [-20, 'not a directory'],
  EISDIR: [-21, 'illegal operation on a directory'],
  EROFS: [-30, 'read-only file system'],
  ENOTEMPTY: [-39, 'directory not empty'],
} as const

/** `code: words, call 'path' -> 'dest'`, as libuv's errors are told. */
export function systemError(code: keyof typeof words, syscall: string, path?: string, dest?: string): Error {
  const [errno, said] = words[code]
  const where = path === undefined ? '' : ` '${path}'`
  const error = new Error(`${code}: ${said}, ${syscall}${where}${dest === undefined ? '' : ` -> '${dest}'`}`)
  return Object.assign(
    error,
    { errno, code, syscall },
    path !== undefined && { path },
    dest !== undefined && { dest },
  )
}

/** Node's words for an argument of the wrong type. */
export function argumentError(name: string, wanted: string, given: unknown): Error {
  const message = `The "${name}" argument must be of type ${wanted}. Received ${shown(given)}`
  return withCode(new TypeError(message), 'ERR_INVALID_ARG_TYPE')
}

function shown(given: unknown): string {
  if (given === null || given === undefined) return String(given)
  if (typeof given === 'function') return `function ${given.name}`
  if (typeof given !== 'object')
    return `type ${typeof given} (${typeof given === 'string' ? `'${given}'` : String(given)})`
  const name = (given as { constructor?: { name?: string } }).constructor?.name
  return name ? `an instance of ${name}` : '[Object: null prototype] {}'
}

export const encodingError = (encoding: unknown): Error =>
  withCode(
    new TypeError(`The argument 'encoding' is invalid encoding. Received '${String(encoding)}'`),
    'ERR_INVALID_ARG_VALUE',
  )
