/** Labs' own origins: a port each, where what a program serves stands at its own paths, for whoever opens it in a tab or on a phone. */
import { randomInt } from 'node:crypto'
import { createServer, type Server, type ServerOptions } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { Refusal } from '#shared/problem.ts'
import type { Labs } from '../lab/labs.ts'
import { passRequest, passUpgrade } from '../wire/gateway.ts'
import { newMark } from '../wire/labCookies.ts'
import { endSoon, partWith } from '../wire/parting.ts'
import type { Patience } from '../wire/patience.ts'
import type { TappedRequest } from '../wire/tappedRequest.ts'
import type { TappedResponse } from '../wire/tappedResponse.ts'
import { checkHost, refusalText, refuse } from './door.ts'
import { addressesFor, type Hosts } from './hosts.ts'

export interface LabPagesOptions {
  labs: Labs
  hosts: Hosts
  /** The address to listen at; `undefined`: all of them. */
  host: string | undefined
  /** Which ports may be taken, both ends with them; `undefined`: the system chooses. */
  range: { from: number; to: number } | undefined
  /** Makes requests that can be recorded and held. */
  tapped: ServerOptions
  patience: Patience & { maxHeaderSize: number }
  answerBadHead: (error: Error & { code?: string; rawPacket?: Buffer }, socket: Duplex) => void
}

/** So many ports of the range are tried: others may have some of them. */
const mostTries = 50
const cannotOpen = '페이지를 열 포트를 얻지 못했어요. 잠시 뒤에 다시 해 주세요.'

/** Ports to try, each anywhere in the range. */
function* portsIn(range: LabPagesOptions['range']): Generator<number> {
  if (!range) return yield 0
  for (let n = 0; n < mostTries; n += 1) yield randomInt(range.from, range.to + 1)
}

/** Each port is any of many, so that hardly one is a page's that was another's before. */
export function createLabPages(options: LabPagesOptions) {
  const { labs, hosts, host, range, tapped, patience, answerBadHead } = options
  const opened = new Map<string, Promise<Server>>()

  function serve(id: string): Server {
    const mark = newMark()
    const server = createServer({ ...tapped, ...patience })
    const addressOf = (req: TappedRequest) => ({ id, url: req.url ?? '/', own: { mark } })
    /** Throws `Refusal`. */
    function labFor(req: TappedRequest) {
      checkHost(req, hosts)
      return labs.get(id)
    }
    server.on('request', (req: TappedRequest, res: TappedResponse) => {
      try {
        const { port } = labFor(req)
        passRequest(req, res, addressOf(req), port)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        refuse(res, error)
      }
    })
    server.on('upgrade', (req: TappedRequest, socket: Socket, head: Buffer) => {
      socket.on('error', () => socket.destroy())
      socket.once('finish', () => endSoon(socket))
      try {
        const { port } = labFor(req)
        passUpgrade(req, socket, head, addressOf(req), port)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        partWith(socket, refusalText(error))
      }
    })
    server.on('clientError', answerBadHead)
    return server
  }

  async function listen(id: string): Promise<Server> {
    for (const port of portsIn(range)) {
      const server = serve(id)
      const isOpen = await new Promise<boolean>((resolve) => {
        server.once('error', () => resolve(false))
        server.listen({ port, host }, () => resolve(true))
      })
      if (isOpen) return server
    }
    throw new Refusal(cannotOpen, 503)
  }

  async function close(id: string): Promise<void> {
    const opening = opened.get(id)
    // Whoever makes the lab anew meanwhile gets a port of its own.
    opened.delete(id)
    const server = await opening?.catch(() => undefined)
    if (!server) return
    server.close()
    server.closeAllConnections()
  }
  labs.whenRemoved((id) => void close(id))

  return {
    /** The port of the lab's own origin, opened when it is first asked for. Throws `Refusal`. */
    async open(id: string): Promise<number> {
      const opening = opened.get(id) ?? listen(id)
      opened.set(id, opening)
      try {
        return ((await opening).address() as AddressInfo).port
      } catch (error) {
        opened.delete(id)
        throw error
      }
    },
    addresses: (): string[] => addressesFor(host),
    async [Symbol.asyncDispose]() {
      await Promise.all([...opened.keys()].map(close))
    },
  }
}
export type LabPages = ReturnType<typeof createLabPages>
