/** What Express's apps and routers share: routes that are the learner's functions here and real ones on the host. */
import type { JsonObject } from '../protocol/messages.ts'
import { verbs } from '../protocol/verbs.ts'
import { absent } from './absent.ts'
import { bounded } from './bounded.ts'
import { ask, callLine, refuse } from './bridge.ts'
import { numberOf } from './calls.ts'
import { nameAs } from './nameAs.ts'
import { nextNumber } from './numbers.ts'
import { refuseAbsent } from './refusing.ts'
import { type IncomingMessage, requestNumber } from './requests.ts'
import { say } from './say.ts'
import { simple } from './simple.ts'
import { appOf, markStep, stepOf } from './steps.ts'

export type Handler = (...args: never[]) => unknown
export type Router = ((req: IncomingMessage, res: unknown, next?: unknown) => void) & {
  [member: string]: unknown
}

const flatten = (given: readonly unknown[]): unknown[] =>
  given.flatMap((item) => (Array.isArray(item) ? flatten(item) : [item]))

/** Flattens `[a, [b, c]]`, and says what Express says of what is no function. */
function handlersOf(given: readonly unknown[], none: string): Handler[] {
  const all = flatten(given)
  for (const item of all) {
    if (typeof item !== 'function') throw new TypeError(`argument handler must be a function`)
  }
  if (all.length === 0) throw new TypeError(none)
  return all as Handler[]
}
const routeHandlers = (given: readonly unknown[]) => handlersOf(given, 'argument handler is required')

/** Paths that are strings go to Express as they are; a regular expression is tried here, never on the host. */
function add(app: number, method: string, path: unknown, handlers: Handler[]): void {
  if (path instanceof RegExp) {
    if (method === 'use')
      refuse(
        'app.use()의 경로에는 정규식 대신 문자열을 쓰세요. app.get() 같은 라우트에는 정규식을 쓸 수 있어요.',
      )
    const guarded = handlers.map((handler) => matching(path, handler))
    say({ kind: 'express.add', app, method, path: '/{*any}', steps: guarded.map(stepOf), line: callLine() })
    return
  }
  const paths = [path].flat()
  if (!areTexts(paths)) throw new TypeError('path must be a string')
  bounded('path', paths)
  for (const text of paths) checkPath(text)
  say({
    kind: 'express.add',
    app,
    method,
    path: typeof path === 'string' ? path : paths,
    steps: handlers.map(stepOf),
    line: callLine(),
  })
}

/** A path that Express itself refuses is refused here, where it was written. */
function checkPath(path: string): void {
  if (!/[:*?+(){}[\]!\\]/.test(path)) return
  const said = ask({ kind: 'express.path', path })
  if (typeof said === 'string') throw new TypeError(said)
}

const areTexts = (items: unknown[]): items is string[] => items.every((item) => typeof item === 'string')

const matching = (pattern: RegExp, handler: Handler): Handler => {
  const guarded = (req: IncomingMessage, res: unknown, next: (to?: unknown) => void) => {
    const found = pattern.exec(String((req as unknown as { path: string }).path))
    if (found === null) return next('route')
    Object.assign(req, { params: { ...found.slice(1), ...found.groups } })
    return (handler as (...args: unknown[]) => unknown)(req, res, next)
  }
  return guarded as Handler
}

/** The number by which the host knows an app or a router. */
function numberOfRoutes(routes: unknown): number {
  const number = appOf(routes)
  if (number === undefined) throw new TypeError('this is neither an app nor a router')
  return number
}

/** A path of `app.route()`, whose verbs need none. */
export class Route {
  path: unknown
  readonly #app: number
  constructor(app: number, path: unknown) {
    this.#app = app
    this.path = path
  }
  static {
    for (const verb of verbs)
      define(Route.prototype, verb, function (this: Route, ...handlers: unknown[]) {
        add(this.#app, verb, this.path, routeHandlers(handlers))
        return this
      })
    refuseAbsent(Route.prototype, absent.route)
  }
}

type Method = (this: Router, ...args: never[]) => unknown
/** The methods of a router, most of which apps have too. */
export const routing: Record<string, Method> = {
  use(...args: unknown[]) {
    const first = flatten([args[0]])[0]
    const path = typeof first === 'function' ? '/' : args.shift()
    add(numberOfRoutes(this), 'use', path, handlersOf(args, 'app.use() requires a middleware function'))
    return this
  },
  route(path: unknown) {
    return new Route(numberOfRoutes(this), path)
  },
  param(names: unknown, fn: Handler) {
    const app = numberOfRoutes(this)
    for (const given of [names].flat()) {
      const name = bounded('param', String(given))
      say({ kind: 'express.param', app, name, handler: numberOf(fn), line: callLine() })
    }
    return this
  },
}
for (const verb of verbs)
  routing[verb] = function (path: unknown, ...handlers: unknown[]) {
    add(numberOfRoutes(this), verb, path, routeHandlers(handlers))
    return this
  }

/** A function that hands its requests to a real app or router, and the number of that. `options`: null for an app. */
export function createRoutes(options: JsonObject | null): { routes: Router; number: number } {
  const number = nextNumber()
  const name = options === null ? 'app' : 'router'
  const routes = nameAs(name, (req: IncomingMessage) => {
    say({ kind: 'request.delegate', request: requestNumber(req), app: number })
  }) as unknown as Router
  markStep(routes, { kind: 'app', app: number })
  say({
    kind: 'express.app',
    app: number,
    router: options === null ? null : bounded('router', options),
    line: callLine(),
  })
  return { routes, number }
}

/** `express.Router`, with or without `new`. */
export function Router(options: Record<string, unknown> = {}): Router {
  const { routes } = createRoutes(simple(options))
  const { caseSensitive, mergeParams, strict } = options
  Object.setPrototypeOf(routes, Router.prototype)
  return Object.assign(routes, { caseSensitive, mergeParams, params: {}, strict })
}
// Under a function, as a router is one.
Router.prototype = Object.create(Function.prototype) as object
for (const [name, method] of Object.entries(routing)) define(Router.prototype, name, method)
refuseAbsent(Router.prototype, absent.router)

function define(target: object, name: string, method: (...args: never[]) => unknown): void {
  Object.defineProperty(method, 'name', { value: name })
  Object.defineProperty(target, name, { value: method, writable: true, configurable: true, enumerable: true })
}
