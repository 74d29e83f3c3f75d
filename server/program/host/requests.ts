/** HTTP requests that the program's own code answers, on the real request and response. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Request } from 'express'
import type { Json } from '#shared/trace.ts'
import { whenOver } from '../../ledger/over.ts'
import { boundWords } from '../protocol/boundWords.ts'
import { createHeadLength, isAttachmentName } from '../protocol/headLength.ts'
import type { HostMessage, MessageOf, RequestFacts, RouteFacts, Values } from '../protocol/messages.ts'
import { type Answer, type Asks, errorOf } from './asks.ts'
import { plain } from './facts.ts'
import { failureOf } from './failure.ts'
import { decode } from './given.ts'

export type Next = (error?: unknown) => void
type Json0 = { readonly [name: string]: Json }

interface Exchange {
  req: IncomingMessage
  res: ServerResponse
  /** The question that waits for the program; 0: none does. */
  call: number
  length: ReturnType<typeof createHeadLength>
  /** The program hears its body. */
  heard: boolean
  /** How often it was handed to an app. */
  delegated: number
}

/** How often one request may be handed to an app. */
const MOST_DELEGATED = 20
/** Methods of a response that a program may call. */
const METHODS = new Set(
  'setHeader removeHeader writeHead flushHeaders write end send json jsonp sendStatus redirect set type attachment vary location links cookie clearCookie'.split(
    ' ',
  ),
)

export function createRequests(deliver: (message: HostMessage) => void, asks: Asks) {
  let last = 0
  const numbers = new WeakMap<IncomingMessage, number>()
  const live = new Map<number, Exchange>()

  function numberOf(req: IncomingMessage): number {
    const known = numbers.get(req)
    if (known !== undefined) return known
    last += 1
    numbers.set(req, last)
    return last
  }

  function enter(req: IncomingMessage, res: ServerResponse) {
    const number = numberOf(req)
    const known = live.get(number)
    if (known !== undefined) return { number, exchange: known }
    const exchange = { req, res, call: 0, length: createHeadLength(), heard: false, delegated: 0 }
    live.set(number, exchange)
    const done = (event: 'finish' | 'close' | 'unsent') =>
      deliver({
        kind: 'response.done',
        request: number,
        event,
        cut: !req.complete && req.socket?.destroyed === true,
        head: event === 'finish' ? headOf(res) : null,
      })
    res.once('finish', () => done('finish'))
    whenOver(res, (wasSent) => {
      live.delete(number)
      done(wasSent ? 'close' : 'unsent')
    })
    return { number, exchange }
  }

  /** Lets a function of the program handle this request. Without `next` nobody waits for it. */
  function handle(
    handler: number,
    req: IncomingMessage,
    res: ServerResponse,
    { next, error, param }: { next?: Next; error?: unknown; param?: readonly string[] } = {},
  ): void {
    const { number, exchange } = enter(req, res)
    const call = next === undefined ? 0 : asks.open((answer) => go(next, answer))
    exchange.call = call
    deliver({
      kind: 'handle',
      handler,
      call,
      request: number,
      facts: factsOf(req),
      responseHeaders: headOf(res).headers,
      status: headOf(res).status,
      route: isExpress(req) ? routeOf(req) : null,
      failure: error === undefined ? null : failureOf(error),
      param: param ?? null,
    })
  }

  /** The program told the response to do something. What the real one refuses goes to the next error handler. */
  function respond({ request, method, args }: MessageOf<'response'>): void {
    const exchange = live.get(request)
    if (exchange === undefined) return
    const { res } = exchange
    try {
      const given = decode(args)
      if (!exchange.length(method, given, args.json.length)) throw new Error(boundWords.manyHeaders)
      if (method === 'attachment' && !isAttachmentName(given[0])) throw new Error(boundWords.longAttachment)
      onBehalf(res, () => call(res, method, given))
    } catch (error) {
      if (exchange.call === 0) throw error
      asks.answer(exchange.call, { failure: failureOf(error) })
    }
  }

  function read({ request }: MessageOf<'request.read'>): void {
    const exchange = live.get(request)
    if (exchange === undefined || exchange.heard) return
    exchange.heard = true
    const { req } = exchange
    req.on('data', (chunk: Buffer) => deliver({ kind: 'request.data', request, chunk }))
    req.on('end', () => deliver({ kind: 'request.end', request }))
  }

  /** The exchange that the program hands to an app. Express leaves something on it each time that no route answers. */
  function handOn(request: number): Exchange | undefined {
    const exchange = live.get(request)
    if (exchange === undefined) return undefined
    exchange.delegated += 1
    if (exchange.delegated > MOST_DELEGATED) throw new Error(boundWords.manyDelegations)
    return exchange
  }

  return {
    numberOf,
    exchangeOf: (request: number): Exchange | undefined => live.get(request),
    handOn,
    handle,
    respond,
    read,
    /** As when a process ends: the connections are cut. */
    cut(): void {
      for (const { req } of live.values()) req.socket.destroy()
      live.clear()
    },
  }
}
export type Requests = ReturnType<typeof createRequests>

function go(next: Next, { failure, value }: Answer): void {
  if (failure !== undefined) next(errorOf(failure))
  else if (value === 'route' || value === 'router') next(value)
  else next()
}

/** A lab's response tells the program's own mistakes from those that a library would make of them. */
function onBehalf(res: ServerResponse & { forProgram?: (act: () => void) => void }, act: () => void): void {
  if (res.forProgram) res.forProgram(act)
  else act()
}

function call(res: ServerResponse, method: string, args: unknown[]): void {
  if (method === 'statusCode') res.statusCode = Number(args[0])
  else if (method === 'statusMessage') res.statusMessage = String(args[0])
  else if (METHODS.has(method)) {
    const given = method === 'cookie' ? withDate(args) : args
    ;(res as unknown as Record<string, (...args: unknown[]) => void>)[method]?.(...given)
  }
}
const withDate = ([name, value, options]: unknown[]): unknown[] => {
  const { expires, ...rest } = options as { expires?: unknown }
  return [name, value, typeof expires === 'number' ? { ...rest, expires: new Date(expires) } : rest]
}

/** The request as plain values. */
export const factsOf = (req: IncomingMessage): RequestFacts => ({
  method: req.method ?? '',
  url: req.url ?? '',
  headers: plain<Json0>(req.headers),
  rawHeaders: req.rawHeaders,
  httpVersion: req.httpVersion,
  remoteAddress: req.socket?.remoteAddress ?? null,
  remotePort: req.socket?.remotePort ?? null,
  query: '_query' in req ? plain<Json0>(req._query) : null,
})

/** Of a connection that was upgraded there is no response with headers. */
const headOf = (res: ServerResponse) => ({
  status: res.statusCode ?? 200,
  headers: typeof res.getHeaders === 'function' ? plain<Json0>(res.getHeaders()) : {},
})

const isExpress = (req: IncomingMessage): req is Request => 'originalUrl' in req && 'app' in req

/** Bodies as Express parsed them, ready to cross. */
const bodies = new WeakMap<IncomingMessage, Values>()
/** From here on the program sees this value as `req.body`. */
export const keepBody = (req: IncomingMessage, body: Values): void => void bodies.set(req, body)

const apps = new WeakMap<object, number>()
/** From here on the program sees `req.app` as the app of this number. */
export const nameApp = (app: object, number: number): void => void apps.set(app, number)

const routeOf = (req: Request): RouteFacts => ({
  app: apps.get(req.app) ?? 0,
  route: shownOf(req.route),
  url: req.url,
  originalUrl: req.originalUrl,
  baseUrl: req.baseUrl,
  path: req.path,
  params: plain<Json0>(req.params),
  query: plain<Json0>(req.query),
  ip: req.ip ?? null,
  ips: req.ips,
  protocol: req.protocol,
  host: req.host ?? null,
  hostname: req.hostname ?? null,
  subdomains: req.subdomains,
  xhr: req.xhr,
  body: bodies.get(req) ?? null,
})

function shownOf(route: { path: string | string[]; methods: object } | undefined): RouteFacts['route'] {
  return route === undefined ? null : { path: route.path, methods: Object.keys(route.methods) }
}
