/** Where everything between a browser and a lab passes: each request and upgrade is recorded, then handed to the lab. */
import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { limits } from '#shared/limits.ts'
import { type Kind, kinds } from '../ledger/kinds.ts'
import type { Account } from '../ledger/ledger.ts'
import { whenOver } from '../ledger/over.ts'
import { createPart, type Part } from '../ledger/part.ts'
import type { Recorder } from '../trace/recorder.ts'
import { type Address, prefixOf } from './address.ts'
import type { Connection, Connections } from './connections.ts'
import { createExchange, type Exchange } from './exchange.ts'
import { costOf, type Flow } from './flow.ts'
import { answerThrough, requestUnit } from './httpUnit.ts'
import { hasMarked, unmarked, withoutMarked } from './labCookies.ts'
import { createPassing } from './labHeaders.ts'
import type { Lanes } from './lanes.ts'
import type { Loopback } from './loopback.ts'
import type { Notices } from './notices.ts'
import { partWith } from './parting.ts'
import { keepReading } from './pendingUpgrade.ts'
import { asksForServiceWorker } from './serviceWorker.ts'
import type { TappedRequest } from './tappedRequest.ts'
import { TappedResponse } from './tappedResponse.ts'
import { tapWebSocket } from './webSocketTap.ts'

/** What one lab gives its gateway. */
export interface Port {
  recorder: Recorder
  flow: Flow
  lanes: Lanes
  /** The lab's server for this port of the learner's URL; `undefined` when nobody listens there. */
  serverAt: (port: number | undefined) => Server | undefined
  /** The lab takes no further connection: say why, in Korean. */
  full: (req: TappedRequest) => string | undefined
  connections: Connections
  loopback: Loopback
  /** A WebSocket that is being opened is held so long and no longer. */
  openingMs: number
  /** Where what waits in memory for this lab's clients, and of them, is counted. */
  account: Account
  /** Tells the program what was not let through. */
  notices: Notices
  /** A library could not go on because of what the program did: as in Node, that is the program's end. */
  failed: (error: unknown) => void
}

/** The exchange that a request belongs to, so that observers can name the connection that it opened. */
const exchangeOf = new WeakMap<object, Exchange>()
export const exchangeBehind = (req: object): Exchange | undefined => exchangeOf.get(req)

function begin(req: TappedRequest, address: Address, port: Port): Exchange {
  const { url, own } = address
  req.url = url
  // Ports share cookies: each door takes its own.
  const { cookie } = req.headers
  if (own) req.rename(unmarked(cookie, own.mark))
  else if (cookie && hasMarked(cookie)) req.rename(withoutMarked(cookie))
  const base = prefixOf(address)
  const passing = createPassing({ prefix: base, url, own, notices: port.notices })
  const exchange = createExchange({ req, lane: address.lane, base, ...port, passing })
  exchangeOf.set(req, exchange)
  return exchange
}

const tooManyPackets = `한 번에 패킷을 ${limits.packetsPerPayload}개까지 보낼 수 있어요. 나누어 보내 주세요.`

export const manyRequests =
  '답을 기다리는 요청이 너무 많아서 새 요청이 온 연결을 끊었어요. 요청마다 res.end()로 답하고 있는지 살펴보세요.'

const noWorkers = '실험실의 파일은 서비스 워커가 될 수 없어요. 놀이터와 출처를 함께 쓰기 때문이에요.'

function say(res: TappedResponse, { status, words }: { status: number; words: string }): void {
  res.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(words)
}

/** A connection's part of what its lab may hold; what is too much is said. */
function partOf({ account, notices }: Port, kind: Kind, over: (listener: () => void) => void): Part {
  const part = createPart(account, kind, over)
  return (bytes) => {
    const fits = part(bytes)
    if (!fits) notices.tell(kind, kinds[kind].words)
    return fits
  }
}

/** What is answered in the lab's place. */
function insteadOf(
  req: TappedRequest,
  port: Port,
  packets = 1,
): { status: number; words: string } | undefined {
  if (asksForServiceWorker(req)) {
    port.notices.tell('service worker', noWorkers)
    return { status: 403, words: noWorkers }
  }
  const full = port.full(req)
  if (full) return { status: 429, words: full }
  return packets > limits.packetsPerPayload ? { status: 413, words: tooManyPackets } : undefined
}

/** What a program made of its server may throw here, where nobody else would catch it. */
function handOver(port: Port, connection: Socket, emit: () => void): void {
  try {
    emit()
  } catch (error) {
    connection.destroy()
    port.failed(error)
  }
}

/** Takes a plain HTTP request to the lab. */
export function passRequest(req: TappedRequest, res: TappedResponse, address: Address, port: Port): void {
  const { socket } = req
  const { flow, connections } = port
  const over = connections.ask(socket)
  if (!over) {
    port.notices.tell('requests', manyRequests)
    socket.destroy()
    return
  }
  whenOver(res, over)
  const exchange = begin(req, address, port)
  const { up, down } = exchange
  const hangUp = () => flow.end(down, () => socket.destroy())
  port.loopback.note(req, address, exchange.stamp().client)
  const ofAnswer = (kind: Kind) => partOf(port, kind, (listener) => whenOver(res, listener))
  const holds = { body: ofAnswer('body'), unread: ofAnswer('unread') }
  req.gather((body, whole) => {
    const seq = exchange.asked(body, whole, port.loopback.claim(req))
    let taken = false
    let complete = false
    const ended = () => {
      res.abandon()
      hangUp()
    }
    const leave = connections.add({ socket, exchange, ended })
    whenOver(res, () => {
      leave()
      if (taken) flow.drop(up)
      else flow.close(up)
      flow.close(down)
      if (!complete) exchange.cut(connections.cutBy(socket) ?? 'client')
    })
    req.followed((noticed) => flow.end(up, noticed))
    const take = (packets: number) => {
      if (res.destroyed || socket.destroyed) return
      taken = true
      const server = port.serverAt(address.port)
      if (!server) {
        exchange.refused()
        complete = true
        hangUp()
        return
      }
      answerThrough(res, exchange, { failed: port.failed, holds: holds.unread }, () => {
        complete = true
      })
      const instead = insteadOf(req, port, packets)
      if (instead) say(res, instead)
      else handOver(port, socket, () => server.emit('request', req, res))
      req.release()
    }
    flow.pass(requestUnit({ req, body, whole, seq, exchange, take }))
  }, holds.body)
}

/** Takes an upgrade request to the lab. */
export function passUpgrade(
  req: TappedRequest,
  raw: Socket,
  head: Buffer,
  address: Address,
  port: Port,
): void {
  const { flow, connections } = port
  const exchange = begin(req, address, port)
  const { up, down } = exchange
  const seq = exchange.asked(Buffer.alloc(0), 0)
  let taken = false
  const hangUp = () => flow.end(down, () => raw.destroy())
  const ofConnection = (kind: Kind) => partOf(port, kind, (listener) => raw.once('close', listener))
  const connection: Connection = {
    socket: raw,
    exchange,
    ended: () => (connection.tap ? connection.tap.socket.destroy() : hangUp()),
  }
  const leave = connections.add(connection)
  // Whoever asked has given up, or has vanished; nobody reads what it would say of that.
  const late = setTimeout(() => {
    if (!taken || connection.tap?.waited) raw.destroy()
  }, port.openingMs * 1.5)
  raw.once('close', () => {
    leave()
    clearTimeout(late)
    if (taken) return
    flow.drop(up)
    exchange.cut(connections.cutBy(raw) ?? 'client')
  })
  if (head.length > 0) raw.unshift(head)
  let stopReading = () => {}
  flow.pass({
    seq,
    line: up,
    carrier: 'http',
    packets: costOf(1, 0),
    bytes: 1_000,
    types: () => ['http'],
    opening: { asks: true, until: exchange.openUntil },
    broken: () => raw.destroy(),
    lost(why) {
      taken ||= why === 'block' || why === 'full'
      if (taken) raw.destroy()
    },
    forward() {
      stopReading()
      if (raw.destroyed) return
      taken = true
      const server = port.serverAt(address.port)
      if (!server) {
        exchange.refused()
        hangUp()
        return
      }
      const instead = insteadOf(req, port)
      // Node itself treats an upgrade as a plain request when a server has no listener for it.
      if (instead || server.listenerCount('upgrade') === 0) {
        const res = new TappedResponse(req)
        res.shouldKeepAlive = false
        res.assignSocket(raw)
        answerThrough(res, exchange, { failed: port.failed, holds: ofConnection('unread') })
        res.once('finish', () => partWith(raw))
        // As Node does it: whoever has nothing more to say gets nothing more.
        raw.once('end', () => raw.end())
        raw.resume()
        if (instead) say(res, instead)
        else handOver(port, raw, () => server.emit('request', req, res))
        return
      }
      const request = { url: address.url, headers: req.headers as Record<string, string> }
      const tap = tapWebSocket(raw, exchange, request, {
        cutBy: () => connections.cutBy(raw),
        holds: ofConnection('body'),
      })
      connection.tap = tap
      raw.resume()
      handOver(port, raw, () => server.emit('upgrade', req, tap.socket, Buffer.alloc(0)))
    },
  })
  if (!taken && !raw.destroyed) stopReading = keepReading(raw)
}
