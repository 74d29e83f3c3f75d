/** An Express app: its routes are real ones on the host, its settings, `locals` and listeners are here. */
import type { SettingName } from '../protocol/messages.ts'
import { settingNames } from '../protocol/settingNames.ts'
import { absent } from './absent.ts'
import { bounded } from './bounded.ts'
import { callLine, refuse } from './bridge.ts'
import { Emitter } from './emitter.ts'
import { ExpressRequest } from './expressRequest.ts'
import { ExpressResponse } from './expressResponse.ts'
import { HttpServer } from './http.ts'
import { refuseAbsent } from './refusing.ts'
import { addEngine, render, type Views, viewClass } from './rendering.ts'
import { createRoutes, type Handler, type Router, routing } from './routers.ts'
import { say } from './say.ts'
import { appOf, knowApp } from './steps.ts'

type App = Router &
  Views & {
    request: object
    response: object
    mountpath: unknown
    parent?: App
  }
type Method = (this: App, ...args: never[]) => unknown
const settingNamed = (name: string): SettingName | undefined => settingNames.find((known) => known === name)
/** Apps that were made here; another function that has an app's number is a router. */
const apps = new WeakSet<object>()
const isApp = (value: unknown): value is App => typeof value === 'function' && apps.has(value)

function set(app: App, name: string, value: unknown): App {
  const known = settingNamed(name)
  if (known !== undefined) {
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
      refuse(
        `놀이터에서는 app.set("${name}")에 함수나 객체를 쓸 수 없어요. 문자열, 숫자, true, false를 쓰세요.`,
      )
    bounded('setting', value, name)
    say({ kind: 'express.set', app: appOf(app) ?? 0, name: known, value, line: callLine() })
  }
  app.settings[name] = value
  return app
}

/** The methods of an app. Those of its routes, `get` and `use` among them, are under these. */
export const application: Record<string, Method> = {
  ...(routing as Record<string, Method>),
  use(...args: unknown[]) {
    const found = routing['use'] as (...args: unknown[]) => unknown
    const [first] = [args[0]].flat(9)
    found.apply(this, [...args])
    for (const one of args.flat(9))
      if (isApp(one)) mount(one, this, typeof first === 'function' ? '/' : first)
    return this
  },
  get(...args: unknown[]) {
    if (args.length === 1) return this.settings[String(args[0])]
    return (routing['get'] as (...args: unknown[]) => unknown).apply(this, args)
  },
  set(...args: unknown[]) {
    const [name, value] = args
    return args.length === 1 ? this.settings[String(name)] : set(this, String(name), value)
  },
  enable(name: string) {
    return set(this, name, true)
  },
  disable(name: string) {
    return set(this, name, false)
  },
  enabled(name: string) {
    return Boolean(this.settings[name])
  },
  disabled(name: string) {
    return !this.settings[name]
  },
  path() {
    return this.parent ? `${String((this.parent['path'] as () => unknown)())}${String(this.mountpath)}` : ''
  },
  engine(extension: string, engine: unknown) {
    addEngine(this, extension, engine)
    return this
  },
  render(name: string, ...rest: unknown[]) {
    render(this, name, ...rest)
  },
  listen(...args: unknown[]) {
    const server = new HttpServer(this)
    const done = args.at(-1)
    if (typeof done === 'function') server.once('error', done as Handler)
    return server.listen(...args)
  },
}
refuseAbsent(application, absent.app)

/** An app in an app has the other's additions to requests and responses. */
function mount(app: App, parent: App, path: unknown): void {
  app.mountpath = path
  app.parent = parent
  Object.setPrototypeOf(app.request, parent.request)
  Object.setPrototypeOf(app.response, parent.response)
  Object.setPrototypeOf(app.engines, parent.engines)
  Object.setPrototypeOf(app.settings, parent.settings)
  ;(app['emit'] as (event: string, parent: App) => void)('mount', parent)
}

/** `express()`. */
export function createApp(): Router {
  const { routes, number } = createRoutes(null)
  const app = routes as App
  apps.add(app)
  const settings: Record<string, unknown> = {
    env: 'development',
    'x-powered-by': true,
    etag: 'weak',
    'jsonp callback name': 'callback',
    'query parser': 'simple',
    'trust proxy': false,
    'subdomain offset': 2,
    views: '/app/views',
  }
  // Few programs have views.
  Object.defineProperty(settings, 'view', lazily(viewClass))
  Object.defineProperties(app, Object.getOwnPropertyDescriptors(emitterOf(app)))
  Object.defineProperties(app, Object.getOwnPropertyDescriptors(application))
  const link = { value: app, configurable: true, enumerable: true, writable: true }
  Object.assign(app, {
    request: Object.create(ExpressRequest.prototype, { app: link }),
    response: Object.create(ExpressResponse.prototype, { app: link }),
    cache: Object.create(null),
    engines: Object.create(null),
    settings,
    locals: Object.assign(Object.create(null), { settings }),
    mountpath: '/',
  })
  knowApp(number, app)
  return app
}

/** A value that is made when it is first asked for, or given anew. */
const lazily = (make: () => unknown): PropertyDescriptor => ({
  enumerable: true,
  configurable: true,
  get: make,
  set(this: object, value: unknown) {
    Object.defineProperty(this, 'view', { value, enumerable: true, configurable: true, writable: true })
  },
})

const emitterMethods = Object.getOwnPropertyNames(Object.getPrototypeOf(Emitter.prototype)).filter(
  (name) => !/^_|^constructor$/.test(name),
)
/** The methods of an emitter on an app, which is a function and can be none itself. */
function emitterOf(app: App): object {
  const emitter = new Emitter() as unknown as Record<string, (...args: unknown[]) => unknown>
  const methods: Record<string, unknown> = {}
  for (const name of emitterMethods)
    methods[name] = (...args: unknown[]) => {
      const result = emitter[name]?.(...args)
      return result === emitter ? app : result
    }
  return methods
}
