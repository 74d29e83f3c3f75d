/** Steps of routes: functions of the learner, and how they are called when the host comes to them. */
import type { HostMessage, RouteFacts, Step } from '../protocol/messages.ts'
import { decode } from '../protocol/values.ts'
import { isOfLibrary, runLearner } from './bridge.ts'
import { answer, answerError, functionOf, numberOf } from './calls.ts'
import { noteHandler } from './emitter.ts'
import { ExpressRequest, enterRoute } from './expressRequest.ts'
import { ExpressResponse } from './expressResponse.ts'
import { type IncomingMessage, requestOf } from './requests.ts'
import { responseOf, type ServerResponse } from './response.ts'
import { hear } from './say.ts'

type Learned = (...args: never[]) => unknown
type Handle = Extract<HostMessage, { kind: 'handle' }>

const steps = new WeakMap<object, Step>()

/** Makes a function of our own (an app, a parser) usable where a learner's handler may stand. */
export function markStep(fn: object, step: Step): void {
  steps.set(fn, step)
}

/** What the host needs to know to put this function into a real route. */
export function stepOf(fn: Learned): Step {
  return steps.get(fn) ?? { kind: 'handler', handler: numberOf(fn), error: fn.length === 4 }
}

/** The number of an app or router, if this is one. */
export function appOf(fn: unknown): number | undefined {
  if (typeof fn !== 'function') return undefined
  const step = steps.get(fn)
  return step?.kind === 'app' ? step.app : undefined
}

/** What requests and responses have for prototypes while an app handles them, by the app's number. */
const prototypes = new Map<number, Prototypes>()
interface Prototypes {
  request: object
  response: object
}
export function knowApp(app: number, of: Prototypes): void {
  prototypes.set(app, of)
}

/** As Express does when an app begins to handle a request. */
function enterApp(req: IncomingMessage, res: ServerResponse, route: RouteFacts): void {
  const { request, response } = prototypes.get(route.app) ?? {
    request: ExpressRequest.prototype,
    response: ExpressResponse.prototype,
  }
  Object.setPrototypeOf(req, request)
  Object.setPrototypeOf(res, response)
  Object.assign(req, { res })
  if (!('locals' in res)) Object.assign(res, { locals: Object.create(null) as object })
  enterRoute(req, route)
}

hear('handle', (m) => {
  const handler = functionOf(m.handler)
  if (handler === undefined) return
  const req = requestOf(m.request, m.facts)
  const res = responseOf(m.request, req, { status: m.status, headers: m.responseHeaders })
  if (m.route !== null) enterApp(req, res, m.route)
  if (!isOfLibrary(handler)) noteHandler(`${req.method} ${req.url}`, handler, {})
  if (m.call === 0) runLearner(handler, undefined, [req, res])
  else step(handler, m, req, res)
})

/** As Express calls it: what is thrown, or rejected, goes to the next error handler. */
function step(handler: Learned, m: Handle, req: IncomingMessage, res: ServerResponse): void {
  const next = (error?: unknown) => {
    if (error === undefined || error === null || error === '' || error === false) answer(m.call, null)
    else if (error === 'route' || error === 'router') answer(m.call, error)
    else answerError(m.call, kept(error))
  }
  if (m.route !== null) Object.assign(req, { next })
  const args: unknown[] = [req, res, next]
  if (m.failure !== null) args.unshift(errorOf(m.failure))
  if (m.param !== null) args.push(...m.param)
  try {
    const result = (handler as (...args: unknown[]) => unknown)(...args)
    if (result instanceof Promise)
      result.catch((error: unknown) => next(error ?? new Error('Rejected promise')))
  } catch (error) {
    next(error)
  }
}

/** The very error objects, so that an error handler of the same program gets what was thrown. */
const thrown = new Map<string, unknown>()
const kept = (error: unknown): unknown => {
  if (error instanceof Error) {
    thrown.set(`${error.name}: ${error.message}`, error)
    if (thrown.size > 100) thrown.clear()
  }
  return error
}
const errorOf = (failure: NonNullable<Handle['failure']>): unknown => {
  const same = thrown.get(`${failure.name}: ${failure.message}`)
  if (same !== undefined) return same
  if (failure.values !== undefined) return decode(failure.values)[0]
  const Kind = kindOf(failure.name)
  const error = new Kind(failure.message)
  if (error.name !== failure.name) error.name = failure.name
  const { status, stack, more } = failure
  if (stack !== '') error.stack = stack
  return Object.assign(error, status !== undefined && { status }, more)
}
/** As in Node, `error instanceof SyntaxError` tells what a parser could not read. */
function kindOf(name: string): ErrorConstructor {
  const kinds: Record<string, ErrorConstructor | undefined> = { SyntaxError, TypeError, RangeError, URIError }
  return kinds[name] ?? Error
}
