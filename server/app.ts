/** The three HTTP servers: the playground with its labs and doors, the client app, and another site. */
import { createServer, type Server, type ServerOptions } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import express, { type RequestHandler } from 'express'
import { Refusal } from '#shared/problem.ts'
import { createActions } from './control/actions.ts'
import { createChannel } from './control/channel.ts'
import { checkHost, checkOrigin, checkWorker, refusalText, refuse } from './control/door.ts'
import type { Hosts, Ports } from './control/hosts.ts'
import type { LabBudget } from './control/labBudget.ts'
import { createLabPages } from './control/labPages.ts'
import { longHeadAnswer, mostHeadBytes } from './control/longHead.ts'
import { apiHeaders, clientHeaders, frameHeaders, pageHeaders } from './control/pageHeaders.ts'
import { createRest } from './control/rest.ts'
import { createTurns } from './control/turns.ts'
import type { Labs } from './lab/labs.ts'
import { type Address, parseAddress } from './wire/address.ts'
import { passRequest, passUpgrade } from './wire/gateway.ts'
import { endSoon, partWith } from './wire/parting.ts'
import { type Patience, patience as usual } from './wire/patience.ts'
import { TappedRequest } from './wire/tappedRequest.ts'
import { TappedResponse } from './wire/tappedResponse.ts'

const bare = (status: string) => `HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`
const badRequest = bare('400 Bad Request')
/** As Node itself answers, where nobody listens for `clientError`. */
const headErrors: Record<string, string> = {
  ERR_HTTP_REQUEST_TIMEOUT: bare('408 Request Timeout'),
  HPE_CHUNK_EXTENSIONS_OVERFLOW: bare('413 Payload Too Large'),
}

/** A documented option of `http.createServer`; the types want the very base classes. */
const tapped = { IncomingMessage: TappedRequest, ServerResponse: TappedResponse } as unknown as ServerOptions

export interface AppOptions {
  labs: Labs
  /** Serves the playground's page: built files, or Vite in development. */
  page: RequestHandler
  /** Folder with the client app's page (`index.html`, `frame.js`). */
  framePage: string
  ports: () => Ports
  patience?: Patience
  /** The names of this machine. */
  hosts: Hosts
  budget: LabBudget
  /** The address to listen at; `undefined`: all of them. */
  host?: string | undefined
  /** Ports of labs' own origins; `undefined`: the system chooses. */
  pagePorts?: { from: number; to: number } | undefined
  /** Vite serves the page, and puts scripts of its own into it. */
  isDevelopment?: boolean
}

/** The playground on port 4000: page, REST API, control channel and every lab. */
export function createPlayground({
  labs,
  page,
  framePage,
  ports,
  hosts,
  budget,
  host,
  pagePorts: range,
  patience = usual,
  isDevelopment = false,
}: AppOptions) {
  const heads = { ...patience, maxHeaderSize: mostHeadBytes }
  const pages = createLabPages({ labs, hosts, host, range, tapped, patience: heads, answerBadHead })
  const actions = createActions(labs, budget, pages)
  const turn = createTurns()
  const channel = createChannel(actions, turn)
  const app = express()
  app.disable('x-powered-by')
  app.get('/healthz', (_req, res) => {
    res.set(apiHeaders).json({ ok: true, labs: labs.size })
  })
  app.use('/api', createRest(actions, ports, turn))
  // The client app's page for learners who reach this port only: always an origin of its own (`null`).
  app.use('/frame', frameFiles(framePage, frameHeaders))
  app.use((req, res, next) => {
    res.set(pageHeaders(req.headers.host, ports(), isDevelopment))
    next()
  })
  app.use(page)
  app.use(nothingHere)

  const server: Server = createServer({ ...tapped, ...heads })
  /** The lab that an address is of; `undefined` for all that is not a lab's. Throws `Refusal`. */
  function labAt(address: Address | undefined) {
    return address && { address, port: labs.get(address.id).port }
  }
  server.on('request', (req: TappedRequest, res: TappedResponse) => {
    const url = req.url ?? '/'
    try {
      checkHost(req, hosts)
      const lab = labAt(parseAddress(url))
      if (lab) return passRequest(req, res, lab.address, lab.port)
      checkWorker(req)
      if (!url.startsWith('/control/')) return void app(req, res)
      checkOrigin(req)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return refuse(res, error)
    }
    for (const [name, value] of Object.entries(apiHeaders)) res.setHeader(name, value)
    channel.engine.handleRequest(req as never, res)
  })
  server.on('upgrade', (req: TappedRequest, socket: Socket, head: Buffer) => {
    // From here on Node listens no more: a client that resets the connection would end the process.
    socket.on('error', () => socket.destroy())
    socket.once('finish', () => endSoon(socket))
    const url = req.url ?? '/'
    try {
      checkHost(req, hosts)
      const lab = labAt(parseAddress(url))
      if (lab) return passUpgrade(req, socket, head, lab.address, lab.port)
      if (url.startsWith('/control/')) checkOrigin(req)
      else if (server.listenerCount('upgrade') === 1) return void socket.destroy()
      else return
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return partWith(socket, refusalText(error))
    }
    channel.engine.handleUpgrade(req as never, socket, head)
  })
  server.on('clientError', answerBadHead)
  return {
    server,
    async [Symbol.asyncDispose]() {
      await channel[Symbol.asyncDispose]()
      await pages[Symbol.asyncDispose]()
      await closeServer(server)
    },
  }
}

/** The learner's client app, as ports 3000 and 3001 serve it. */
export function createClientApp({
  framePage,
  ports,
  patience = usual,
  hosts,
}: Pick<AppOptions, 'framePage' | 'ports' | 'patience' | 'hosts'>): Server {
  const app = express()
  app.disable('x-powered-by')
  app.use((req, res, next) => {
    try {
      checkHost(req, hosts)
      checkWorker(req)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return refuse(res, error)
    }
    res.set(clientHeaders(req.headers.host, ports()))
    next()
  })
  // A process of its own where the browser grants it: an endless loop in client.js must not stop the playground's page.
  app.use(frameFiles(framePage, { 'origin-agent-cluster': '?1' }))
  app.use(nothingHere)
  const server = createServer({ ...patience, maxHeaderSize: mostHeadBytes }, app)
  server.on('clientError', answerBadHead)
  return server
}

/** Node could not read the head of a request. */
function answerBadHead(error: Error & { code?: string; rawPacket?: Buffer }, socket: Duplex): void {
  const { code = '', rawPacket = Buffer.alloc(0) } = error
  if (!socket.writable) socket.destroy()
  else
    partWith(
      socket,
      code === 'HPE_HEADER_OVERFLOW' ? longHeadAnswer(rawPacket) : (headErrors[code] ?? badRequest),
    )
}

/** Express's own page for this is English. */
const nothingHere: RequestHandler = (_req, res) => {
  res.status(404).type('text').send('이 주소에는 아무것도 없어요. 주소를 확인해 주세요.')
}

function frameFiles(folder: string, headers: Readonly<Record<string, string>>): RequestHandler {
  return express.static(folder, {
    index: 'index.html',
    setHeaders: (res) => {
      for (const [name, value] of Object.entries(headers)) res.setHeader(name, value)
    },
  })
}

export async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeAllConnections()
  await closed
}
