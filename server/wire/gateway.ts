/** Where everything between a browser and a lab passes: each request and upgrade is recorded, then handed to the lab. */
import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { limits } from '#shared/limits.ts'
import type { Recorder } from '../trace/recorder.ts'
import type { Address } from './address.ts'
import type { Connections } from './connections.ts'
import { createExchange, type Exchange } from './exchange.ts'
import { costOf, type Flow } from './flow.ts'
import { type TappedRequest, TappedResponse } from './httpTap.ts'
import type { Lanes } from './lanes.ts'
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
  /** A library could not go on because of what the program did: as in Node, that is the program's end. */
  failed: (error: unknown) => void
}

const packetsIn = (body: Buffer): number => {
  let packets = 1
  for (let at = body.indexOf(0x1e); at >= 0; at = body.indexOf(0x1e, at + 1)) packets += 1
  return packets
}

/** The exchange that a request belongs to, so that observers can name the connection that it opened. */
const exchangeOf = new WeakMap<object, Exchange>()
export const exchangeBehind = (req: object): Exchange | undefined => exchangeOf.get(req)

function begin(req: TappedRequest, address: Address, port: Port): Exchange {
  req.url = address.url
  const exchange = createExchange({ req, lane: address.lane, ...port })
  exchangeOf.set(req, exchange)
  return exchange
}

const tooManyPackets = `한 번에 패킷을 ${limits.packetsPerPayload}개까지 보낼 수 있어요. 나누어 보내 주세요.`

function say(res: TappedResponse, status: number, words: string): void {
  res.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(words)
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
  const over = port.connections.ask(req.socket)
  if (!over) {
    req.socket.destroy()
    return
  }
  res.once('close', over)
  const exchange = begin(req, address, port)
  req.gather((body, whole) => {
    const seq = exchange.asked(body, whole)
    let complete = false
    const packets = packetsIn(body)
    const cost = costOf(packets, whole)
    port.flow.pass({ seq, direction: 'up', carrier: 'http', client: exchange.client, packets: cost }, () => {
      if (res.destroyed || req.socket.destroyed) return
      const server = port.serverAt(address.port)
      if (!server) {
        exchange.refused()
        complete = true
        req.socket.destroy()
        return
      }
      res.tap((start, forward) => {
        complete = true
        const answer = exchange.respond(start)
        port.flow.pass(
          { seq: answer, direction: 'down', carrier: 'http', client: exchange.client, packets: 0 },
          forward,
        )
      }, port.failed)
      res.once('close', port.connections.add(req.socket))
      const full = port.full(req)
      if (full) say(res, 503, full)
      else if (packets > limits.packetsPerPayload) say(res, 413, tooManyPackets)
      else handOver(port, req.socket, () => server.emit('request', req, res))
      req.release()
    })
    res.once('close', () => {
      if (!complete) exchange.cut(port.connections.wasCut(req.socket) ? 'server' : 'client')
    })
  })
}

/** Takes an upgrade request to the lab. */
export function passUpgrade(
  req: TappedRequest,
  raw: Socket,
  head: Buffer,
  address: Address,
  port: Port,
): void {
  const exchange = begin(req, address, port)
  const seq = exchange.asked(Buffer.alloc(0), 0)
  if (head.length > 0) raw.unshift(head)
  port.flow.pass({ seq, direction: 'up', carrier: 'http', client: exchange.client, packets: 1 }, () => {
    if (raw.destroyed) return
    const server = port.serverAt(address.port)
    if (!server) {
      exchange.refused()
      raw.destroy()
      return
    }
    raw.once('close', port.connections.add(raw))
    const full = port.full(req)
    // Node itself treats an upgrade as a plain request when a server has no listener for it.
    if (full || server.listenerCount('upgrade') === 0) {
      const res = new TappedResponse(req)
      res.shouldKeepAlive = false
      res.assignSocket(raw)
      res.tap((start, forward) => {
        exchange.respond(start)
        forward()
      }, port.failed)
      res.once('finish', () => raw.end())
      if (full) say(res, 503, full)
      else handOver(port, raw, () => server.emit('request', req, res))
      return
    }
    const socket = tapWebSocket(raw, exchange, {
      url: address.url,
      headers: req.headers as Record<string, string>,
    })
    handOver(port, raw, () => server.emit('upgrade', req, socket, Buffer.alloc(0)))
  })
}
