/** The program's Express apps and routers: real ones, whose handlers ask the program. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import express from 'express'
import type { z } from 'zod'
import {
  boundedBy,
  paramName,
  parserOptions,
  routerOptions,
  settingOf,
  staticOptions,
} from '#shared/expressBounds.ts'
import { routePath } from '#shared/routePath.ts'
import { Full } from '../../ledger/ledger.ts'
import { limitWords } from '../protocol/limitWords.ts'
import type { MessageOf, Step } from '../protocol/messages.ts'
import { verbs } from '../protocol/verbs.ts'
import type { BodyJob, ParsedBody } from './bodies/parse.ts'
import { putInApp } from './inApp.ts'
import { parserStep } from './parserStep.ts'
import { type Next, nameApp, type Requests } from './requests.ts'
import type { Serving } from './serving.ts'

type Handler = (req: IncomingMessage, res: ServerResponse, next: Next) => void
type Routes = Handler & Record<string, (...args: unknown[]) => unknown>

const VERBS = new Set([...verbs, 'use'])

export function createApps(
  requests: Requests,
  log: (text: string) => void,
  parse: (job: BodyJob) => Promise<ParsedBody>,
  serving: Serving,
) {
  const apps = new Map<number, Routes>()

  function create({ app, router }: MessageOf<'express.app'>): void {
    if (apps.has(app)) throw new Full(limitWords.garbled)
    // Outside of tests Express prints errors of the program on the playground's own console.
    const made =
      router === null ? express().set('env', 'test') : express.Router(bounded(routerOptions, router))
    apps.set(app, made as unknown as Routes)
    nameApp(made, app)
  }

  function handlerOf(step: Step): unknown {
    switch (step.kind) {
      case 'app':
        return apps.get(step.app)
      case 'parser':
        return parserStep(step.parser, bounded(parserOptions, step.options), parse)
      case 'static':
        return serving.folder(step.root, bounded(staticOptions, step.options))
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

  function add({ app, method, path, steps }: MessageOf<'express.add'>): void {
    if (VERBS.has(method)) apps.get(app)?.[method]?.(bounded(routePath, path), ...steps.map(handlerOf))
  }

  function param({ app, name, handler }: MessageOf<'express.param'>): void {
    const ask = (req: IncomingMessage, res: ServerResponse, next: Next, value: string, key: string) =>
      requests.handle(handler, req, res, { next, param: [value, key] })
    apps.get(app)?.['param']?.(bounded(paramName, name), ask)
  }

  /** Where requests end that no route answered: Express's own 404 and 500. */
  const failures = new WeakMap<IncomingMessage, unknown>()
  const last = express().disable('x-powered-by').set('env', 'test')
  last.use((req, _res, next) => next(failures.get(req)))
  const unanswered = (req: IncomingMessage, res: ServerResponse, error: unknown) => {
    if (error) {
      putInApp(error)
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
    set({ app, name, value }: MessageOf<'express.set'>): void {
      apps.get(app)?.['set']?.(name, bounded(settingOf(name), value))
    },
    delegate({ request, app }: MessageOf<'request.delegate'>): void {
      const exchange = requests.handOn(request)
      if (exchange !== undefined) listenerOf(app)(exchange.req, exchange.res)
    },
  }
}
export type Apps = ReturnType<typeof createApps>

/** The guest library checked it already; but it runs beside the program, and Express would stop everybody. */
function bounded<T>(schema: z.ZodType<T>, given: unknown): T {
  const checked = boundedBy(schema, given)
  if (checked.ok) return checked.value
  throw new Error(checked.message)
}
