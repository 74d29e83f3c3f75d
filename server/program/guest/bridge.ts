/** What the guest library and its host tell each other: the only way out of QuickJS. */
import { type Message as Crossing, joined, pack, unpack } from '../protocol/codec.ts'
import { Buffer } from './buffer.ts'
import * as errors from './errors.ts'
import { placeOfFunction } from './fileNames.ts'
import { host } from './host.ts'
import * as promises from './promises.ts'
import { noteInput } from './timers.ts'
import * as turns from './turns.ts'

/** JSON values, plus Uint8Array anywhere, which arrives as Buffer on either side. */
export type Message = Crossing
// biome-ignore lint/complexity/noBannedTypes: any function of the learner
type AnyFunction = Function

const most = { messages: 5_000, bytes: 4_000_000 }
const handlers = new Map<string, (message: Message) => void>()
let texts: string[] = []
let bytes: ArrayBuffer[] = []
let size = 0

/** Sends to the host. What one turn sends arrives in order as one batch at its end. */
export function send(message: Message): void {
  if (turns.hasEnded()) return
  const parcel = pack(message)
  texts.push(parcel.text)
  size += parcel.text.length
  for (const part of parcel.bytes) {
    // A copy: the program may change its bytes after sending, as it may in Node.
    bytes.push(part.slice().buffer as ArrayBuffer)
    size += part.length
  }
  if (texts.length > most.messages || size > most.bytes) {
    texts = []
    bytes = []
    turns.stop(
      '한 번에 너무 많이 보내서 멈췄어요. 반복문 안에서 보내는 횟수를 줄여 보세요.',
      callLine(),
      true,
    )
  }
}

/** Asks plain JavaScript outside of QuickJS and gets the answer at once. */
export function ask(question: Message): unknown {
  return JSON.parse(host.ask(JSON.stringify(question))) as unknown
}

/** Handles what the host sends of this kind. */
export function receive(kind: string, handler: (message: Message) => void): void {
  handlers.set(kind, handler)
}

/** Called by the worker with one message of the host. */
export function deliver(text: string, ...parts: ArrayBuffer[]): void {
  if (turns.hasEnded()) return
  // A copy again: bytes that the worker made are not counted as the program's memory.
  const message = unpack(
    text,
    parts.map((part) => Buffer.from(part.slice(0))),
  )
  noteInput()
  turns.asHost(() => handlers.get(message.kind)?.(message))
}

/** What was sent in this turn: a JSON list of texts, how many they are, and the bytes that belong to them. */
export function takeSent(): [string, number, ...ArrayBuffer[]] {
  const list = texts.length === 0 ? '' : joined(texts)
  const sent: [string, number, ...ArrayBuffer[]] = [list, texts.length, ...bytes]
  texts = []
  bytes = []
  size = 0
  return sent
}

/** The place of the nearest learner frame on the stack (`places.ts`): in server.js its line. */
export function callLine(): number | undefined {
  return errors.callLine()
}

/** The place where this function was written: in server.js its line. */
export function lineOf(fn: AnyFunction): number | undefined {
  return placeOfFunction(fn)
}

/** Whether this function is a package's. */
export const isOfLibrary = (fn: AnyFunction): boolean => Reflect.get(fn, 'fileName') === 'library.js'

/** Throws an Error with this Korean message at the learner's line. */
export function refuse(message: string): never {
  return errors.refuse(message)
}

/** Gives an error that the library caught the words and the stack that Node would have given it. */
export function asNode<T>(error: T): T {
  errors.asNode(error)
  return error
}

/** Watches a promise that the library hands to the program: a rejection that nobody waits for ends the program. */
export function track<T>(promise: T): T {
  return promises.track(promise)
}

/** Runs a learner's callback. What it throws goes to whoever called, through the library's own code, as in Node; `caught`: a
 *  library of Node's catches it. */
export function runLearner(
  fn: AnyFunction,
  thisArg: unknown,
  args: readonly unknown[],
  caught?: (error: unknown) => void,
): void {
  turns.runLearner(fn as (...args: never[]) => unknown, thisArg, args, caught)
}
