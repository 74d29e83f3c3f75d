/** What `require('socket.io')` gives: a function that makes a server, with the classes on it. */
import './inbound.ts'
import { Namespace } from './namespace.ts'
import type { GivenOptions } from './options.ts'
import { Server } from './server.ts'
import { Socket } from './socket.ts'

export const socketIo = Object.assign(
  (server?: unknown, options?: GivenOptions) => new Server(server, options),
  {
    Server,
    Namespace,
    Socket,
  },
)
