/** Answers that are files of the lab: what `res.sendFile` and `res.download` take, on its way to the real ones. */
import { fileWords } from '#shared/files/fileWords.ts'
import { limits } from '#shared/limits.ts'
import type { JsonObject } from '../protocol/messages.ts'
import { bounded } from './bounded.ts'
import { callLine, refuse, runLearner } from './bridge.ts'
import { awaitAck } from './calls.ts'
import { requestNumber } from './requests.ts'
import { markSent, type ServerResponse } from './response.ts'
import { say } from './say.ts'
import { simple } from './simple.ts'

type Options = Record<string, unknown> | null | undefined
type Done = (...args: unknown[]) => void

/** A path that is no longer than any of the lab's. */
export const shortPath = (path: string): string =>
  path.length > limits.filePath ? refuse(fileWords.longPath) : path

const optionsOf = (options: Options): JsonObject => bounded('file', simple(options ?? {}))

function answer(
  res: ServerResponse,
  file: { path: string; download: boolean; as?: string | undefined; options: JsonObject },
  done: Done | undefined,
): void {
  const ack = done ? awaitAck((failed, [error]) => finished(res, done, failed, error)) : undefined
  say({
    kind: 'response.file',
    request: requestNumber(res.req),
    ...file,
    path: shortPath(file.path),
    ack,
    line: callLine(),
  })
}

/** What the program is told of an answer that it wants to know of. */
function finished(res: ServerResponse, done: Done, failed: boolean, told: unknown): void {
  if (!failed) {
    markSent(res)
    runLearner(done, undefined, [])
    return
  }
  const { message, stack, ...more } = told as { message: string; stack: string }
  const error = Object.assign(new Error(message), more)
  error.stack = stack
  runLearner(done, undefined, [error])
}

/** `res.sendFile(path, options?, callback?)`. */
export function sendFile(res: ServerResponse, path: unknown, ...rest: unknown[]): void {
  const done = rest.find((one) => typeof one === 'function') as Done | undefined
  const options = (typeof rest[0] === 'function' ? {} : (rest[0] ?? {})) as Record<string, unknown>
  if (!path) throw new TypeError('path argument is required to res.sendFile')
  if (typeof path !== 'string') throw new TypeError('path must be a string to res.sendFile')
  if (!options['root'] && !path.startsWith('/'))
    throw new TypeError('path must be absolute or specify root to res.sendFile')
  answer(res, { path, download: false, options: optionsOf(options) }, done)
}

/** `res.download(path, name?, options?, callback?)`. */
export function download(res: ServerResponse, path: unknown, ...rest: unknown[]): void {
  const done = rest.find((one) => typeof one === 'function') as Done | undefined
  const as = typeof rest[0] === 'string' ? rest[0] : undefined
  const options = rest.find((one) => typeof one === 'object' && one !== null) as Options
  if (typeof path !== 'string')
    throw new TypeError(`The "path" argument must be of type string. Received ${String(path)}`)
  if (as !== undefined && as.length > limits.attachmentName) refuse(fileWords.longName)
  answer(res, { path, download: true, as, options: optionsOf(options) }, done)
}
