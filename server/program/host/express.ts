/** The program's Express apps and routers: real ones, whose handlers ask the program. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import express from 'express'
import { limits } from '#shared/limits.ts'
import type { Json } from '#shared/trace.ts'
import { Full } from '../../ledger/ledger.ts'
import { limitWords } from '../limitWords.ts'
import type { GuestMessage, ParserName, Step } from '../messages.ts'
import type { Next, Requests } from './requests.ts'

type Told<K extends GuestMessage['kind']> = Extract<GuestMessage, { kind: K }>
type Handler = (req: IncomingMessage, res: ServerResponse, next: Next) => void
type Routes = Handler & Record<string, (...args: unknown[]) => unknown>

const VERBS = new Set(['get', 'post', 'put', 'delete', 'patch', 'head', 'options', 'all', 'use'])
const PARSERS = { json: express.json, urlencoded: express.urlencoded, text: express.text, raw: express.raw }
/** Bytes of a body that Express reads when the program does not say. */
const BODY = 100 * 1024

export function createApps(requests: Requests, log: (text: string) => void) {
  const apps = new Map<number, Routes>()

  function create({ app, router }: Told<'express.app'>): void {
    if (apps.has(app)) throw new Full(limitWords.garbled)
    // Outside of tests Express prints errors of the program on the playground's own console.
    const made = router === null ? express().set('env', 'test') : express.Router({ ...router })
    apps.set(app, made as unknown as Routes)
  }

  function handlerOf(step: Step): unknown {
    switch (step.kind) {
      case 'app':
        return apps.get(step.app)
      case 'parser':
        return parserOf(step.parser, step.options)
      case 'handler': {
        const { handler } = step
        if (!step.error)
          return (req: IncomingMessage, res: ServerResponse, next: Next) =>
            requests.handle(handler, req, res, { next })
        return (error: unknown, req: IncomingMessage, res: ServerResponse, next: Next) =>
          requests.handle(handler, req, res, { next, error })
      }
    }
  }

  function add({ app, method, path, steps }: Told<'express.add'>): void {
    if (VERBS.has(method)) apps.get(app)?.[method]?.(path, ...steps.map(handlerOf))
  }

  function param({ app, name, handler }: Told<'express.param'>): void {
    const ask = (req: IncomingMessage, res: ServerResponse, next: Next, value: string, key: string) =>
      requests.handle(handler, req, res, { next, param: [value, key] })
    apps.get(app)?.['param']?.(name, ask)
  }

  /** Where requests end that no route answered: Express's own 404 and 500. */
  const failures = new WeakMap<IncomingMessage, unknown>()
  const last = express().disable('x-powered-by').set('env', 'test')
  last.use((req, _res, next) => next(failures.get(req)))
  const unanswered = (req: IncomingMessage, res: ServerResponse, error: unknown) => {
    if (error) {
      failures.set(req, error)
      log(error instanceof Error ? (error.stack ?? error.message) : String(error))
    }
    ;(last as unknown as (req: IncomingMessage, res: ServerResponse) => void)(req, res)
  }

  /** What an `http.Server` calls for an app. */
  const listenerOf = (app: number) => (req: IncomingMessage, res: ServerResponse) =>
    apps.get(app)?.(req, res, (error) => unanswered(req, res, error))

  return {
    create,
    add,
    param,
    handlerOf,
    listenerOf,
    set({ app, name, value }: Told<'express.set'>): void {
      apps.get(app)?.['set']?.(name, value)
    },
    delegate({ request, app }: Told<'request.delegate'>): void {
      const exchange = requests.exchange(request)
      if (exchange !== undefined) listenerOf(app)(exchange.req, exchange.res)
    },
  }
}
export type Apps = ReturnType<typeof createApps>

/** One of Express's own parsers; none reads more than a client may send. */
function parserOf(name: ParserName, options: { readonly [key: string]: Json }) {
  const { limit = BODY } = options
  const wanted = typeof limit === 'number' ? limit : parseSize(String(limit))
  return PARSERS[name]({ ...options, limit: Math.min(wanted, limits.payloadBytes) } as never)
}
const UNITS: Record<string, number> = { b: 1, kb: 1024, mb: 1024 ** 2 }
const parseSize = (text: string): number => {
  const [, size = '', unit = 'b'] = /^([\d.]+)\s*(b|kb|mb)?$/i.exec(text.trim()) ?? []
  return size === '' ? BODY : Number(size) * (UNITS[unit.toLowerCase()] ?? 1)
}
