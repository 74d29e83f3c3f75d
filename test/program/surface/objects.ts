/** The objects that a program holds, and the declarations that say what is for it to use in them. */
import type { Declared } from './declared.ts'

const node = (file: string, name: string): Declared => ['@types/node', file, name]
const express = (name: string): Declared => ['@types/express-serve-static-core', 'index.d.ts', name]
const socketIo = (file: string, name: string): Declared => ['socket.io', `dist/${file}.d.ts`, name]

const emitter = [node('events.d.ts', 'EventEmitter')]
const readable = [
  node('http.d.ts', 'IncomingMessage'),
  node('stream.d.ts', 'Readable'),
  node('stream.d.ts', 'Stream'),
  ...emitter,
]
const writable = [
  node('http.d.ts', 'ServerResponse'),
  node('http.d.ts', 'OutgoingMessage'),
  node('stream.d.ts', 'Writable'),
  node('stream.d.ts', 'Stream'),
  ...emitter,
]

/** By what the program of the test calls them. */
export const objects: Readonly<Record<string, readonly Declared[]>> = {
  server: [socketIo('index', 'Server'), ...emitter],
  namespace: [socketIo('namespace', 'Namespace'), ...emitter],
  'parent namespace': [
    socketIo('parent-namespace', 'ParentNamespace'),
    socketIo('namespace', 'Namespace'),
    ...emitter,
  ],
  socket: [socketIo('socket', 'Socket'), ...emitter],
  client: [socketIo('client', 'Client')],
  operator: [socketIo('broadcast-operator', 'BroadcastOperator')],
  // With the adapter in memory Socket.IO gives the sockets themselves, as what they have of a RemoteSocket.
  'fetched socket': [
    socketIo('broadcast-operator', 'RemoteSocket'),
    socketIo('socket', 'Socket'),
    ...emitter,
  ],
  adapter: [['socket.io-adapter', 'dist/in-memory-adapter.d.ts', 'Adapter'], ...emitter],
  connection: [['engine.io', 'build/socket.d.ts', 'Socket'], ...emitter],
  engine: [
    ['engine.io', 'build/server.d.ts', 'Server'],
    ['engine.io', 'build/server.d.ts', 'BaseServer'],
    ...emitter,
  ],
  app: [express('Application'), express('IRouter'), ...emitter],
  router: [express('IRouter')],
  route: [express('IRoute')],
  request: [express('Request'), ...readable],
  response: [express('Response'), ...writable],
  'raw request': readable,
  'raw response': writable,
  'http server': [node('http.d.ts', 'Server'), node('net.d.ts', 'Server'), ...emitter],
}
/** Objects of which only the names are compared: they have no class of their own. */
export const plainObjects = ['handshake', 'rooms', 'sockets', 'namespaces', 'rooms of a socket']

/** Events that Socket.IO says it emits by itself. */
export const reservedEvents: readonly Declared[] = [
  socketIo('namespace', 'ServerReservedEventsMap'),
  socketIo('namespace', 'NamespaceReservedEventsMap'),
  socketIo('socket-types', 'SocketReservedEventsMap'),
]
