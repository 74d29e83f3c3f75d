/** What the guest library (in QuickJS) and its host (on the main thread) tell each other. Types only. */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

export type JsonObject = { readonly [key: string]: Json }

/** A list of values as socket.io-parser writes it: JSON with placeholders, and the bytes that they stand for. `rich`: what of it JSON
 *  has no form for (`rich.ts`). */
export type Values = { json: string; bytes?: readonly Uint8Array[] | undefined; rich?: string | undefined }
/** A line of server.js, or a place in another file: `places.ts`. */
export type Line = number | undefined
/** How a connection ended, as Socket.IO tells a program. */
export type Ending = { reason: string; description: string | null }
/** How host and program name a socket: `id` is a number of the host's own, never that of another one, whatever `socket.id` is. */
export type SocketName = { server: number; namespace: string; id: string }
/** `retired`: the one that the program took out of `io._nsps`, not the one that has its name now. */
export type NamespaceName = { server: number; namespace: string; retired?: number | undefined }
/** Keys and members are what the program used: strings, as a rule. */
export type MapEdit =
  | { do: 'delete'; key: Json }
  | { do: 'clear' }
  | { do: 'set'; key: Json; members: readonly Json[] }
  | { do: 'add' | 'remove'; key: Json; member: Json }
  | { do: 'empty'; key: Json }
export type Flags = {
  volatile?: boolean | undefined
  compress?: boolean | undefined
  timeout?: number | undefined
  local?: boolean | undefined
}

/** One step of an Express route: the learner's function, an app or router, one of Express's own parsers, or a folder of files. */
export type Step =
  | { kind: 'handler'; handler: number; error: boolean }
  | { kind: 'app'; app: number }
  | { kind: 'parser'; parser: ParserName; options: JsonObject }
  | { kind: 'static'; root: string; options: JsonObject }
export type ParserName = 'json' | 'urlencoded' | 'text' | 'raw'
/** Settings of an Express app whose effect is on the host. */
export type SettingName =
  | 'x-powered-by'
  | 'etag'
  | 'json spaces'
  | 'json escape'
  | 'jsonp callback name'
  | 'case sensitive routing'
  | 'strict routing'
  | 'query parser'
  | 'trust proxy'
  | 'subdomain offset'
/** Events of Engine.IO that the host tells when the program listens. */
export type EngineEvent = 'connection' | 'connection_error' | 'initial_headers' | 'headers'

/** An error that crosses: what Express and Socket.IO look at. */
export type Failure = {
  name: string
  message: string
  stack: string
  status?: number | undefined
  values?: Values | undefined
  /** What else an error of Express tells. */
  more?: JsonObject | undefined
}

export type GuestMessage =
  /** The program wrote this file of the lab, as text or as bytes; neither: it took it away. */
  | { kind: 'file'; path: string; content?: string | undefined; bytes?: Uint8Array | undefined }
  | { kind: 'http.create'; http: number; app?: number | undefined; line: Line }
  | { kind: 'http.answer404'; http: number }
  | { kind: 'http.handler'; http: number; step: Step; line: Line }
  | { kind: 'http.handler.off'; http: number; handler: number }
  | { kind: 'http.listen'; http: number; port: number; line: Line }
  | { kind: 'http.close'; http: number; line: Line }
  | { kind: 'http.cut'; http: number }
  | { kind: 'request.read'; request: number }
  | { kind: 'request.delegate'; request: number; app: number }
  | { kind: 'response'; request: number; method: string; args: Values; line: Line }
  /** `as`: what a download is called, if not as the file is. `ack`: who is told when it is done. */
  | {
      kind: 'response.file'
      request: number
      path: string
      download: boolean
      as?: string | undefined
      options: JsonObject
      ack?: number | undefined
      line: Line
    }
  | { kind: 'express.app'; app: number; router: JsonObject | null; line: Line }
  | {
      kind: 'express.add'
      app: number
      method: string
      path: string | string[]
      steps: readonly Step[]
      line: Line
    }
  | { kind: 'express.param'; app: number; name: string; handler: number; line: Line }
  | { kind: 'express.set'; app: number; name: SettingName; value: Json; line: Line }
  | {
      kind: 'server'
      server: number
      options: JsonObject
      inForce: JsonObject
      line: Line
    }
  | {
      kind: 'server.attach'
      server: number
      http: number
      options: JsonObject
      line: Line
    }
  | { kind: 'server.set'; server: number; name: 'path' | 'connectTimeout' | 'serveClient'; value: Json }
  | { kind: 'server.close'; server: number; line: Line }
  | { kind: 'parent'; server: number; parent: number; pattern: string; line: number | undefined }
  | { kind: 'parent.forget'; server: number; parent: number }
  | { kind: 'namespace'; server: number; namespace: string; parent?: number | undefined; line: Line }
  /** The program took it out of `io._nsps`. Whoever is in it is known by `retired` from then on. */
  | { kind: 'namespace.forget'; server: number; namespace: string; retired: number }
  /** The program changed a map of the adapter or the sockets of a namespace by its own hand. */
  | ({ kind: 'adapter.edit'; map: 'rooms' | 'sids' | 'sockets'; edit: MapEdit; line: Line } & NamespaceName)
  | ({ kind: 'admit' } & SocketName)
  /** The program gave a socket that is not yet in an id of its own. */
  | ({ kind: 'socket.rename'; to: string } & SocketName)
  | ({ kind: 'refuse'; error: Values } & SocketName)
  | ({ kind: 'emit'; flags: Flags; ack?: number | undefined; line: Line } & Values & SocketName)
  | ({ kind: 'ack'; ack: number; line: Line } & Values & SocketName)
  /** Nothing is said any more to a socket that has ended. */
  | ({ kind: 'parted' } & SocketName)
  /** What was written before leaves first. `ticks`: so many ticks pass; null: all that there are. */
  | { kind: 'breathe'; ticks: number | null }
  | ({ kind: 'unheard'; event: string; socketId: string } & SocketName)
  | ({ kind: 'join'; rooms: readonly string[]; line: Line } & SocketName)
  | ({ kind: 'leave'; rooms: readonly string[]; line: Line } & SocketName)
  | ({ kind: 'disconnect'; close: boolean; line: Line } & SocketName)
  | ({
      kind: 'broadcast'
      rooms: readonly string[]
      except: readonly string[]
      flags: Flags
      ack?: number | undefined
      line: Line
    } & Values &
      NamespaceName)
  | { kind: 'engine.watch'; server: number; event: EngineEvent }
  | { kind: 'engine.use'; server: number; handler: number; line: Line }
  | { kind: 'engine.generateId'; server: number; handler: number }
  | { kind: 'engine.close'; server: number }
  | { kind: 'conn.watch'; server: number; conn: string }
  | { kind: 'conn.close'; server: number; conn: string; discard: boolean }
  /** `data`: text or bytes; none is a packet without. */
  | { kind: 'conn.send'; server: number; conn: string; data: Values; compress: boolean; line: Line }
  | { kind: 'transport.close'; server: number; conn: string; transport: string }
  | {
      kind: 'answer'
      call: number
      value?: unknown
      failure?: Failure | undefined
      values?: Values | undefined
    }
  | {
      kind: 'handler'
      event: string
      namespace?: string | undefined
      id?: string | undefined
      connection?: string | undefined
      server?: number | undefined
      line: Line
      /** Its listener's second, third, … call for one event. */
      nth?: number | undefined
    }

/** The message of one kind. */
export type MessageOf<K extends GuestMessage['kind']> = Extract<GuestMessage, { kind: K }>

/** The request behind a connection or a handler, as plain values. */
export type RequestFacts = {
  method: string
  url: string
  headers: JsonObject
  /** Names and values in turn, as they came. */
  rawHeaders: readonly string[]
  httpVersion: string
  remoteAddress: string | null
  remotePort: number | null
  query: JsonObject | null
}
/** What Express adds to a request, and may change between two steps of a route. */
export type RouteFacts = {
  /** The app that handles it now. */
  app: number
  /** Null outside of a route, as in a middleware. */
  route: { path: string | readonly string[]; methods: readonly string[] } | null
  url: string
  originalUrl: string
  baseUrl: string
  path: string
  params: JsonObject
  query: JsonObject
  ip: string | null
  ips: readonly string[]
  protocol: string
  host: string | null
  hostname: string | null
  subdomains: readonly string[]
  xhr: boolean
  body: Values | null
}

export type HostMessage =
  | { kind: 'http.closed'; http: number }
  | {
      kind: 'handle'
      handler: number
      /** 0: nobody waits for `next`. */
      call: number
      request: number
      facts: RequestFacts
      responseHeaders: JsonObject
      status: number
      route: RouteFacts | null
      failure: Failure | null
      /** Value and name of the parameter, for `app.param`. */
      param: readonly string[] | null
    }
  | { kind: 'request.data'; request: number; chunk: Uint8Array }
  | { kind: 'request.end'; request: number }
  /** `cut`: the client went before its request was over. `unsent`: the connection ended while the answer stood behind another one,
   *  which Node does not say of the answer. `head`: what it was, once it is finished. */
  | {
      kind: 'response.done'
      request: number
      event: 'finish' | 'close' | 'unsent'
      cut: boolean
      head: { status: number; headers: JsonObject } | null
    }
  | {
      kind: 'conn.open'
      server: number
      conn: string
      request: number
      facts: RequestFacts
      transport: string
      protocol: number
    }
  /** A WebSocket is being tried, or was given up. `probed`: its probe was answered. */
  | { kind: 'conn.upgrading'; server: number; conn: string; upgrading: boolean; probed: string | null }
  | { kind: 'conn.upgrade'; server: number; conn: string; transport: string }
  /** It will be closed when what was written before has left. */
  | { kind: 'conn.closing'; server: number; conn: string }
  | { kind: 'conn.close'; server: number; conn: string; reason: string; description: string | null }
  | { kind: 'conn.event'; server: number; conn: string; event: string; values: Values }
  | {
      kind: 'engine.error'
      server: number
      request: number
      facts: RequestFacts
      code: number
      message: string
      context: Values
    }
  | {
      kind: 'hook'
      call: number
      hook: Hook
      server: number
      request: number
      facts: RequestFacts
      handler?: number | undefined
    }
  | { kind: 'namespace.ask'; call: number; server: number; parent: number; namespace: string; auth: Values }
  | ({
      kind: 'connecting'
      socketId: string
      conn: string
      handshake: Values
      recovered: boolean
      pid: string | null
      rooms: readonly string[]
    } & SocketName)
  /** Its connection ended before the host had let it in. */
  | ({ kind: 'gone' } & Ending & SocketName)
  | ({ kind: 'closing' } & Ending & SocketName)
  | ({ kind: 'event'; ack: number | null } & Values & SocketName)
  | ({ kind: 'socket.error'; message: string } & SocketName)
  | { kind: 'acked'; ack: number; failed: boolean; values: Values }

/** Questions that Engine.IO asks of functions which the learner wrote. */
export type Hook = 'allowRequest' | 'cors' | 'origin' | 'generateId' | 'headers'
