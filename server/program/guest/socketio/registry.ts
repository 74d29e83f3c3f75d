/** The servers of this program, by the number that the host knows them by. */
import type { Server } from './server.ts'

const numbers = new WeakMap<Server, number>()
const servers = new Map<number, Server>()

export function register(server: Server, number: number): void {
  numbers.set(server, number)
  servers.set(number, server)
}
export const serverNumber = (server: Server): number => numbers.get(server) ?? 0
export const serverOf = (number: number): Server | undefined => servers.get(number)
