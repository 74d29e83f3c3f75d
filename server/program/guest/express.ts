/** What `require('express')` gives: apps and routers whose real selves are on the host. */
import type { JsonObject, ParserName, SettingName } from '../messages.ts'
import { settingNames } from '../settingNames.ts'
import { bounded } from './bounded.ts'
import { ask, callLine, refuse } from './bridge.ts'
import { numberOf } from './calls.ts'
import { Emitter } from './emitter.ts'
import { HttpServer } from './http.ts'
import { nextNumber } from './numbers.ts'
import { type IncomingMessage, requestNumber } from './requests.ts'
import { say } from './say.ts'
import { markStep, stepOf } from './steps.ts'

type Handler = (...args: never[]) => unknown
type Router = ((req: IncomingMessage, res: unknown, next?: unknown) => void) & { [method: string]: unknown }

const VERBS = ['get', 'post', 'put', 'delete', 'patch', 'head', 'options', 'all'] as const

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

function createRouter(options: Record<string, unknown> | null): { router: Router; number: number } {
  const number = nextNumber()
  const router = ((req: IncomingMessage) => {
    say({ kind: 'request.delegate', request: requestNumber(req), app: number })
  }) as unknown as Router
  markStep(router, { kind: 'app', app: number })
  say({
    kind: 'express.app',
    app: number,
    router: options === null ? null : bounded('router', simple(options)),
    line: callLine(),
  })

  for (const verb of VERBS) {
    router[verb] = (path: unknown, ...handlers: unknown[]) => {
      add(number, verb, path, handlersOf(handlers, 'argument handler is required'))
      return router
    }
  }
  router['use'] = (...args: unknown[]) => {
    const first = flatten([args[0]])[0]
    const path = typeof first === 'function' ? '/' : args.shift()
    add(number, 'use', path, handlersOf(args, 'app.use() requires a middleware function'))
    return router
  }
  router['route'] = (path: unknown) => {
    const route: Record<string, unknown> = {}
    for (const verb of VERBS) {
      route[verb] = (...handlers: unknown[]) => {
        add(number, verb, path, handlersOf(handlers, 'argument handler is required'))
        return route
      }
    }
    return route
  }
  router['param'] = (names: unknown, fn: Handler) => {
    for (const given of [names].flat()) {
      const name = bounded('param', String(given))
      say({ kind: 'express.param', app: number, name, handler: numberOf(fn), line: callLine() })
    }
    return router
  }
  return { router, number }
}

const settingNamed = (name: string): SettingName | undefined => settingNames.find((known) => known === name)

function createApp(): Router {
  const { router: app, number } = createRouter(null)
  const settings: Record<string, unknown> = {
    env: 'development',
    'x-powered-by': true,
    etag: 'weak',
    'query parser': 'simple',
    'trust proxy': false,
    'subdomain offset': 2,
  }
  const emitter = new Emitter()
  const route = app['get'] as (...args: unknown[]) => unknown
  const set = (name: string, value: unknown) => {
    settings[name] = value
    const known = settingNamed(name)
    if (known === undefined) return app
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
      refuse(
        `놀이터에서는 app.set("${name}")에 함수나 객체를 쓸 수 없어요. 문자열, 숫자, true, false를 쓰세요.`,
      )
    bounded('setting', value, name)
    say({ kind: 'express.set', app: number, name: known, value, line: callLine() })
    return app
  }
  return Object.assign(app, {
    locals: Object.assign(Object.create(null), { settings }),
    settings,
    mountpath: '/',
    get: (...args: unknown[]) => (args.length === 1 ? settings[String(args[0])] : route(...args)),
    set: (...args: unknown[]) =>
      args.length === 1 ? settings[String(args[0])] : set(String(args[0]), args[1]),
    enable: (name: string) => set(name, true),
    disable: (name: string) => set(name, false),
    enabled: (name: string) => Boolean(settings[name]),
    disabled: (name: string) => !settings[name],
    on: (event: string, listener: Handler) => {
      emitter.on(event, listener)
      return app
    },
    emit: (event: string, ...args: unknown[]) => emitter.emit(event, ...args),
    listen: (...args: unknown[]) => {
      const server = new HttpServer(app)
      const done = args.at(-1)
      if (typeof done === 'function') server.once('error', done as Handler)
      return server.listen(...args)
    },
    engine: () => refuse('놀이터에는 템플릿 파일이 없어서 app.engine()을 쓸 수 없어요.'),
    render: () => refuse('놀이터에는 템플릿 파일이 없어서 app.render()를 쓸 수 없어요.'),
  })
}

/** Options as plain values; functions among them can't reach the real parser. */
function simple(options: Record<string, unknown>): JsonObject {
  for (const [name, value] of Object.entries(options)) {
    if (typeof value === 'function' || value instanceof RegExp)
      refuse(`놀이터에서는 ${name} 옵션에 함수나 정규식을 쓸 수 없어요.`)
  }
  return JSON.parse(JSON.stringify(options)) as JsonObject
}

const parser =
  (name: ParserName) =>
  (options: Record<string, unknown> = {}) => {
    const step = () => refuse(`express.${name}()는 app.use()에 넘겨서 쓰세요.`)
    const fitting = bounded('parser', simple(options))
    const said = ask({ kind: 'express.parser', parser: name, options: fitting })
    if (typeof said === 'string') throw new TypeError(said)
    markStep(step, { kind: 'parser', parser: name, options: fitting })
    return step
  }

/** The module: a function with the rest on it. */
export const express = Object.assign(createApp, {
  Router: (options: Record<string, unknown> = {}) => createRouter(options).router,
  json: parser('json'),
  urlencoded: parser('urlencoded'),
  text: parser('text'),
  raw: parser('raw'),
  static: () =>
    refuse(
      '놀이터에는 파일이 없어서 express.static()을 쓸 수 없어요. app.get("/")에서 res.send()로 HTML을 보내세요.',
    ),
})
