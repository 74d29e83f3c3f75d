/** What of this program's servers the host knows by a number or a name, and nobody else can reach. */
import type { NamespaceName, SocketName } from '../../protocol/messages.ts'
import { inside } from './inside.ts'
import type { Namespace, ParentNamespace, Test } from './namespace.ts'
import type { Server } from './server.ts'
import type { Socket } from './socket.ts'

export interface Dynamic {
  test: Test | RegExp
  namespace: ParentNamespace
}
const servers = new Map<number, Server>()
const retired = new WeakMap<Namespace, number>()
/** Those that are there or wait to be let in, whatever a program takes out of the maps that it sees. */
const sockets = new Map<string, Socket>()
/** Those that have ended, until their connections have. */
const ended = new Map<string, Socket>()
const keyOf = ({ server, id }: SocketName) => `${server} ${id}`

export function register(server: Server, number: number): void {
  servers.set(number, server)
}
export const serverNumber = (server: Server): number => inside.server.number(server)
export const serverOf = (number: number): Server | undefined => servers.get(number)
/** The namespaces that this server makes as they are asked for. */
export const dynamicsOf = (server: Server): Map<number, Dynamic> => inside.server.dynamics(server)

/** The program took it out of its server: from now on the host knows it by this number. */
export function retire(namespace: Namespace, number: number): void {
  retired.set(namespace, number)
}
/** How the host knows a namespace. */
export const nameOf = (namespace: Namespace): NamespaceName => ({
  server: serverNumber(inside.namespace.server(namespace)),
  namespace: inside.namespace.name(namespace),
  retired: retired.get(namespace),
})

export const enter = (socket: Socket): void => void sockets.set(keyOf(inside.socket.name(socket)), socket)
export function leave(socket: Socket): void {
  const key = keyOf(inside.socket.name(socket))
  sockets.delete(key)
  ended.set(key, socket)
}
/** Nothing more comes for it. */
export const forget = (name: SocketName): void => void ended.delete(keyOf(name))
export const socketOf = (name: SocketName): Socket | undefined => sockets.get(keyOf(name))
/** Who is sent this: one that has ended may be, by what came with the same read. */
export const recipientOf = (name: SocketName): Socket | undefined => socketOf(name) ?? ended.get(keyOf(name))
/** The socket that the host knows by this id in this namespace: the last of several. */
export function socketWithId(namespace: Namespace, id: string): Socket | undefined {
  let found: Socket | undefined
  for (const socket of sockets.values()) if (inside.socket.hasId(socket, namespace, id)) found = socket
  return found
}
