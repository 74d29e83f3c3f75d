/** The checked options of a program as a real `Server` takes them: functions ask the program. */
import type { IncomingMessage } from 'node:http'
import type { ServerOptions } from 'socket.io'
import { limits } from '#shared/limits.ts'
import { checkOptions } from '#shared/options.ts'
import { isMark } from '#shared/optionValues.ts'
import type { Json } from '#shared/trace.ts'
import type { Hook } from '../protocol/messages.ts'
import { type Answer, errorOf } from './asks.ts'
import { decode } from './given.ts'
import { createParser } from './parsers.ts'

type Options = { readonly [name: string]: Json }
export type AskHook = (
  hook: Hook,
  req: IncomingMessage,
  answered: (answer: Answer) => void,
  /** The function that is asked, where the hook's name does not say. */
  handler?: number,
) => void

/** `refused` is told, in words for the learner, of a client's message that was too much to read. */
export function realOptions(
  options: Options,
  ask: AskHook,
  refused: (words: string) => void,
): Partial<ServerOptions> {
  const real = plainCopy(options) as Record<string, unknown>
  if (isFunction(options['allowRequest'])) real['allowRequest'] = allowRequest(ask)
  // The only other parser that the schema lets through.
  real['parser'] = createParser(real['parser'] ? 'msgpack' : 'json', refused)
  const { maxHttpBufferSize } = inEffect(options)
  if (maxHttpBufferSize !== undefined) real['maxHttpBufferSize'] = maxHttpBufferSize
  if (real['cors']) real['cors'] = realCors(restored(real['cors']), ask)
  const { cookie } = real
  if (cookie !== null && typeof cookie === 'object' && 'expires' in cookie && isMark(cookie.expires))
    cookie.expires = new Date(cookie.expires.text ?? '')
  const recovery = options['connectionStateRecovery']
  // A recovered socket asks the program too, which then leaves out its middlewares if it wants to.
  if (recovery)
    real['connectionStateRecovery'] = {
      ...(recovery === true ? {} : (recovery as object)),
      skipMiddlewares: false,
    }
  return real as Partial<ServerOptions>
}

/** What of these options the playground goes along with: more than it takes in one go is never read. */
export const inEffect = <T extends { readonly [name: string]: unknown }>(options: T): T =>
  Number(options['maxHttpBufferSize']) > limits.payloadBytes
    ? { ...options, maxHttpBufferSize: limits.payloadBytes }
    : options

const allowRequest =
  (ask: AskHook) => (req: IncomingMessage, done: (error: string | null | undefined, ok: boolean) => void) =>
    ask('allowRequest', req, (answer) => {
      const [error, ok] = answer.values === undefined ? ['', false] : decode(answer.values)
      done(error as string | null, Boolean(ok))
    })

type Done = (error: unknown, value?: unknown) => void

function realCors(cors: unknown, ask: AskHook): unknown {
  if (isFunction(cors))
    return (req: IncomingMessage, done: Done) => ask('cors', req, (answer) => pass(answer, checkedCors, done))
  if (cors === null || typeof cors !== 'object' || !('origin' in cors) || !needsProgram(cors.origin))
    return cors
  // The cors package gives its function the origin alone; the program is to see the request's own.
  return (req: IncomingMessage, done: Done) =>
    done(null, {
      ...cors,
      origin: (_origin: unknown, decided: Done) =>
        ask('origin', req, (answer) => pass(answer, checkedOrigin, decided)),
    })
}

/** Hands the program's answer to the cors package. What the package throws then refuses the request, as in Node, where
 *  Engine.IO catches it. */
function pass({ failure, values }: Answer, check: (value: unknown) => unknown, done: Done): void {
  if (failure !== undefined || values === undefined) {
    done(failure && errorOf(failure))
    return
  }
  const value = check(decode(values)[0])
  try {
    done(null, value)
  } catch (error) {
    done(error)
  }
}

/** What the program's functions answer, by the same rules as what it wrote: anything else allows nobody. */
const checkedCors = (cors: unknown): unknown =>
  restored(checkOptions({ cors: plainCopy(cors ?? null) }).options['cors'] ?? { origin: false })
const checkedOrigin = (origin: unknown): unknown =>
  checkOptions({ cors: { origin } }).problem ? false : origin

/** Without keys that `Object.assign` would take for a prototype: what is inherited, nobody has checked. */
const plainCopy = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (key, item: unknown) => (key === '__proto__' ? undefined : item))

const isFunction = (value: unknown): boolean => isMark(value) && value.$ === 'function'
/** A function, and regular expressions wherever they stand, are the program's to judge. */
const needsProgram = (origin: unknown): boolean =>
  isFunction(origin) || [origin].flat(9).some((item) => isMark(item) && item.$ === 'regexp')

/** With what JSON can't hold as it was, where a library asks whether it is truthy. */
function restored(value: unknown): unknown {
  if (isMark(value)) {
    if (value.$ === 'undefined') return undefined
    return value.$ === 'number' ? Number(value.text) : value
  }
  if (Array.isArray(value)) return value.map(restored)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, restored(item)]))
}
