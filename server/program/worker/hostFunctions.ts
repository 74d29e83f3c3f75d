/** What the guest library can ask of the worker: a handful of functions on text and numbers. Nothing else is reachable from QuickJS. */
import { randomUUID } from 'node:crypto'
import type { QuickJSContext, QuickJSHandle, VmCallResult } from 'quickjs-emscripten'
import type { LabFile } from '#shared/files/files.ts'
import type { Message } from '../protocol/codec.ts'
import { answerIntl } from './intlQuestion.ts'
import { answerLocale } from './localeQuestion.ts'
import { answerCrypto, answerDigest, answerLegacyUrl, answerQuerystring } from './moduleQuestion.ts'
import { answerQuestion, prepareFor } from './questions.ts'
import { answerUrl } from './urlQuestion.ts'

/** What a sandbox does for its guest. */
export interface GuestHost {
  fail: (message: string, line: number, column: number, limit: boolean) => void
  place: (line: number, column: number) => string
  explain: (message: string, line: number, column: number, inLine: boolean) => string
  loadInspect: () => QuickJSHandle
  /** Runs a module of the playground's. */
  loadLibrary: (name: string, args: readonly QuickJSHandle[]) => Evaluated
  memory: () => number
  /** Does what is no time of the program's. */
  excuse: (work: () => void) => void
  evaluated: (call: number, ok: boolean, text: string, line: number, column: number) => void
  mark: (line: number) => void
  now: () => number
  ready: (name: string, fn: QuickJSHandle) => void
  /** What the text of a file tells, as JSON; or why it can't be read. */
  code: (file: number) => string
  contents: (file: number) => LabFile | undefined
  /** The wrapper of a CommonJS file. */
  compile: (file: number) => Evaluated
  /** Runs an ES module, if it has not run yet, and hands its namespace to the global function of this name. */
  link: (file: number, taker: string) => Evaluated
}
type Evaluated = VmCallResult<QuickJSHandle>

type VmFunction = (...args: QuickJSHandle[]) => QuickJSHandle | Evaluated | undefined

/** Puts the functions where the guest library looks for them. */
export function installHost(context: QuickJSContext, host: GuestHost): void {
  const object = context.newObject()
  const text = (handle: QuickJSHandle | undefined) => (handle ? context.getString(handle) : '')
  const number = (handle: QuickJSHandle | undefined) => (handle ? context.getNumber(handle) : 0)
  const isTrue = (handle: QuickJSHandle | undefined) =>
    handle !== undefined && context.eq(handle, context.true)

  const functions: Record<string, VmFunction> = {
    ask: (question) => context.newString(answer(text(question), host)),
    fail: (message, line, column, limit) =>
      void host.fail(text(message), number(line), number(column), isTrue(limit)),
    place: (line, column) => context.newString(host.place(number(line), number(column))),
    explain: (message, line, column, inLine) =>
      context.newString(host.explain(text(message), number(line), number(column), isTrue(inLine))),
    badJson: (given) => context.newString(v8OnJson(text(given))),
    loadInspect: () => host.loadInspect(),
    loadLibrary: (name, ...args) => host.loadLibrary(text(name), args),
    memory: () => context.newNumber(host.memory()),
    promiseState: (promise) => (promise ? stateOf(context, promise) : undefined),
    digest(algorithm, data, key) {
      const bytes = (handle: QuickJSHandle | undefined) =>
        handle && context.typeof(handle) === 'object'
          ? context.getArrayBuffer(handle).consume(({ value }) => value.slice())
          : undefined
      const answered = answerDigest(text(algorithm), bytes(data) ?? new Uint8Array(), bytes(key))
      return context.newString(JSON.stringify(answered))
    },
    uuid: () => context.newString(randomUUID()),
    evaluated: (call, ok, value, line, column) =>
      void host.evaluated(number(call), isTrue(ok), text(value), number(line), number(column)),
    mark: (line) => void host.mark(number(line)),
    now: () => context.newNumber(host.now()),
    ready: (name, fn) => void (fn && host.ready(text(name), fn.dup())),
    code: (file) => context.newString(host.code(number(file))),
    contents: (file) => context.newArrayBuffer(bytesOf(host.contents(number(file)))),
    text: (file) => context.newString(textOf(host.contents(number(file)))),
    compile: (file) => host.compile(number(file)),
    link: (file, taker) => host.link(number(file), text(taker)),
  }
  for (const [name, fn] of Object.entries(functions)) {
    const handle = context.newFunction(name, fn)
    context.setProp(object, name, handle)
    handle.dispose()
  }
  context.setProp(context.global, '$host', object)
  object.dispose()
}

const textOf = (file: LabFile = ''): string =>
  typeof file === 'string' ? file : Buffer.from(file.base64, 'base64').toString('utf8')

function bytesOf(file: LabFile = ''): ArrayBuffer {
  const bytes = typeof file === 'string' ? Buffer.from(file) : Buffer.from(file.base64, 'base64')
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)
}

function stateOf(context: QuickJSContext, promise: QuickJSHandle): QuickJSHandle {
  const state = context.getPromiseState(promise)
  if (state.type === 'pending') return context.newString('pending')
  const found = context.newObject()
  context.setProp(found, 'rejected', state.type === 'rejected' ? context.true : context.false)
  const value = state.type === 'rejected' ? state.error : state.value
  context.setProp(found, 'value', value)
  if (value !== promise) value.dispose()
  return found
}

function answer(question: string, { excuse }: GuestHost): string {
  const asked = JSON.parse(question) as Message
  excuse(() => prepareFor(asked))
  if (asked.kind === 'url') return JSON.stringify(answerUrl(asked))
  if (asked.kind === 'locale') return JSON.stringify(answerLocale(asked))
  if (asked.kind === 'crypto') return JSON.stringify(answerCrypto(asked))
  if (asked.kind === 'url.legacy') return JSON.stringify(answerLegacyUrl(asked))
  if (asked.kind === 'querystring') return JSON.stringify(answerQuerystring(asked))
  if (asked.kind === 'intl') return JSON.stringify(answerIntl(asked))
  if (asked.kind === 'regexp') return JSON.stringify(v8OnRegExp(asked))
  return JSON.stringify(answerQuestion(asked) ?? null)
}

/** Longer patterns are refused in QuickJS's own words. */
const mostPattern = 1_000

function v8OnRegExp({ source, flags }: Message): string | null {
  if (String(source).length > mostPattern) return null
  try {
    new RegExp(String(source), String(flags))
  } catch (error) {
    if (error instanceof Error) return error.message
  }
  return null
}

function v8OnJson(given: string): string {
  try {
    JSON.parse(given)
  } catch (error) {
    if (error instanceof Error) return error.message
  }
  return 'Unexpected token in JSON'
}
