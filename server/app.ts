/** The three HTTP servers: the playground with its labs and doors, the client app, and another site. */
import { createServer, type Server, type ServerOptions } from 'node:http'
import type { Socket } from 'node:net'
import express, { type RequestHandler } from 'express'
import { createActions } from './control/actions.ts'
import { createChannel } from './control/channel.ts'
import { createRest, type Ports } from './control/rest.ts'
import { createTurns } from './control/turns.ts'
import type { Labs } from './lab/labs.ts'
import { parseAddress } from './wire/address.ts'
import { passRequest, passUpgrade } from './wire/gateway.ts'
import { TappedRequest, TappedResponse } from './wire/httpTap.ts'
import { endSoon, partWith } from './wire/parting.ts'
import { type Patience, patience as usual } from './wire/patience.ts'

const noLab = JSON.stringify({ problem: { message: '그런 실험실이 없어요. 새 실험실을 열어 주세요.' } })

const bare = (status: string) => `HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`
const notFound = bare('404 Not Found')
const badRequest = bare('400 Bad Request')
/** As Node itself answers, where nobody listens for `clientError`. */
const clientErrors: Record<string, string> = {
  ERR_HTTP_REQUEST_TIMEOUT: bare('408 Request Timeout'),
  HPE_HEADER_OVERFLOW: bare('431 Request Header Fields Too Large'),
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
}

/** The playground on port 4000: page, REST API, control channel and every lab. */
export function createPlayground({ labs, page, framePage, ports, patience = usual }: AppOptions) {
  const actions = createActions(labs)
  const turn = createTurns()
  const channel = createChannel(actions, turn)
  const app = express()
  app.disable('x-powered-by')
  app.get('/healthz', (_req, res) => {
    res.json({ ok: true, labs: labs.size })
  })
  app.use('/api', createRest(actions, ports, turn))
  // The client app's page for learners who reach this port only: always an origin of its own (`null`).
  app.use(
    '/frame',
    frameFiles(framePage, { 'content-security-policy': "sandbox allow-scripts; frame-ancestors 'self'" }),
  )
  app.use(page)
  app.use(nothingHere)

  const server: Server = createServer({ ...tapped, ...patience })
  server.on('request', (req: TappedRequest, res: TappedResponse) => {
    const url = req.url ?? '/'
    const address = parseAddress(url)
    if (address) {
      const lab = labs.find(address.id)
      if (lab) passRequest(req, res, address, lab.port)
      else res.writeHead(404, { 'content-type': 'application/json; charset=utf-8' }).end(noLab)
    } else if (url.startsWith('/control/')) {
      channel.engine.handleRequest(req as never, res)
    } else app(req, res)
  })
  server.on('upgrade', (req: TappedRequest, socket: Socket, head: Buffer) => {
    // From here on Node listens no more: a client that resets the connection would end the process.
    socket.on('error', () => socket.destroy())
    socket.once('finish', () => endSoon(socket))
    const url = req.url ?? '/'
    const address = parseAddress(url)
    const lab = address && labs.find(address.id)
    if (address && lab) passUpgrade(req, socket, head, address, lab.port)
    else if (url.startsWith('/control/')) channel.engine.handleUpgrade(req as never, socket, head)
    else if (address) partWith(socket, notFound)
    else if (server.listenerCount('upgrade') === 1) socket.destroy()
  })
  server.on('clientError', ({ code = '' }: NodeJS.ErrnoException, socket) => {
    if (socket.writable) partWith(socket, clientErrors[code] ?? badRequest)
    else socket.destroy()
  })
  return {
    server,
    async [Symbol.asyncDispose]() {
      await channel[Symbol.asyncDispose]()
      await closeServer(server)
    },
  }
}

/** The learner's client app, as ports 3000 and 3001 serve it. */
export function createClientApp({
  framePage,
  ports,
  patience = usual,
}: Pick<AppOptions, 'framePage' | 'ports' | 'patience'>): Server {
  const app = express()
  app.disable('x-powered-by')
  // Only a playground's page may hold this page as a frame: it runs the code that its parent gives it.
  app.use((_req, res, next) => {
    res.setHeader('content-security-policy', `frame-ancestors http://*:${ports().port}`)
    next()
  })
  // A process of its own where the browser grants it: an endless loop in client.js must not stop the playground's page.
  app.use(frameFiles(framePage, { 'origin-agent-cluster': '?1' }))
  app.use(nothingHere)
  return createServer(patience, app)
}

/** Express's own page for this is English. */
const nothingHere: RequestHandler = (_req, res) => {
  res.status(404).type('text').send('이 주소에는 아무것도 없어요. 주소를 확인해 주세요.')
}

function frameFiles(folder: string, headers: Record<string, string>): RequestHandler {
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
