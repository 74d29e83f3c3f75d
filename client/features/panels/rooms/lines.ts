/** The lines that this panel runs in the server's console. */
import type { Json } from '#shared/trace.ts'
import { toCode } from '../../../lab/code/literal.ts'
import type { Chosen, Way } from './ways.ts'

/** How the console reaches a namespace. */
export const namespaceCode = (server: string, namespace: string): string =>
  namespace === '/' ? server : `${server}.of(${toCode(namespace)})`

/** How the console reaches one socket of a namespace. */
const socketCode = (server: string, namespace: string, id: string): string =>
  namespace === '/'
    ? `${server}.sockets.sockets.get(${toCode(id)})`
    : `${namespaceCode(server, namespace)}.sockets.get(${toCode(id)})`

/** The line that lets a socket join a room, or leave it. */
export function memberLine(
  server: string,
  { namespace, id, room, joins }: { namespace: string; id: string; room: string; joins: boolean },
): string {
  return `${socketCode(server, namespace, id)}.${joins ? 'join' : 'leave'}(${toCode(room)})`
}

/** Whether a line of the console changes who is in a room. */
export const isMemberLine = (code: string): boolean => /\.(sockets)?([jJ]oin|[lL]eave)\(/.test(code)

export interface SendLine {
  /** Stands before it in the same line: the one that `socket` is; empty where there is none. */
  before: string
  /** Up to its parenthesis: `socket.to("red").emit`. */
  head: string
  /** The call itself. */
  call: string
  /** All that runs. */
  code: string
}

/** The line that sends. `id`: the socket that `socket` is. */
export function sendLine(
  way: Way,
  chosen: Chosen,
  sender: { namespace: string; id: string },
  event: string,
  args: readonly Json[],
): SendLine {
  const head = way.head(chosen)
  const values = [event, ...args].map(toCode).join(', ')
  const call = `${way.waits ? 'await ' : ''}${head}(${values})`
  const { namespace, id } = sender
  const before = way.needs.includes('socket')
    ? `const socket = ${socketCode(chosen.server, namespace, id)};`
    : ''
  return { before, head, call, code: before === '' ? call : `${before} ${call}` }
}
