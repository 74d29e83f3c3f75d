/** What each message of a program leaves on the host for as long as the run lasts. What ends sooner is counted where it lives. */
import { weightOfPaths } from '#shared/routePath.ts'
import type { Kind } from '../../ledger/kinds.ts'
import type { GuestMessage, MessageOf } from '../protocol/messages.ts'

/** So many of a kind, and the bytes of what the program wrote with them. */
export interface Brought {
  kind: Kind
  n: number
  bytes: number
}

const one = (kind: Kind, text = ''): readonly Brought[] => [{ kind, n: 1, bytes: 2 * text.length }]
const nothing = (): readonly Brought[] => []

/** A path is compiled once for a route, and once for each function of `use`. */
function routes({ method, path, steps }: MessageOf<'express.add'>): readonly Brought[] {
  const layers = method === 'use' ? Math.max(1, steps.length) : 1
  return [
    { kind: 'route', n: [path].flat().length * Math.max(1, steps.length), bytes: 0 },
    { kind: 'path', n: layers * weightOfPaths(path), bytes: 0 },
  ]
}

/** One entry for each kind of message: who adds a kind has to say what it leaves. */
const table: { readonly [K in GuestMessage['kind']]: (message: MessageOf<K>) => readonly Brought[] } = {
  'http.create': () => one('httpServer'),
  'http.answer404': () => one('requestListener'),
  'express.app': () => one('app'),
  'express.add': routes,
  'express.param': ({ name }) => one('param', name),
  server: () => one('server'),
  'server.attach': () => one('attach'),
  parent: ({ pattern }) => one('pattern', pattern),
  'engine.use': () => one('engineStep'),
  // Listeners, namespaces, joins and acknowledgements are counted where they begin and end.
  'http.handler': nothing,
  'http.handler.off': nothing,
  namespace: nothing,
  'namespace.forget': nothing,
  'parent.forget': nothing,
  'adapter.edit': nothing,
  admit: nothing,
  'socket.rename': nothing,
  refuse: nothing,
  emit: nothing,
  ack: nothing,
  join: nothing,
  leave: nothing,
  disconnect: nothing,
  broadcast: nothing,
  // What it wrote is counted with its files.
  file: nothing,
  // These leave nothing, or put something in the place of what was there.
  'http.listen': nothing,
  'http.close': nothing,
  'http.cut': nothing,
  'request.read': nothing,
  'request.delegate': nothing,
  response: nothing,
  'response.file': nothing,
  'express.set': nothing,
  'server.set': nothing,
  'server.close': nothing,
  parted: nothing,
  breathe: nothing,
  unheard: nothing,
  'engine.watch': nothing,
  'engine.generateId': nothing,
  'engine.close': nothing,
  'conn.watch': nothing,
  'conn.close': nothing,
  'conn.send': nothing,
  'transport.close': nothing,
  answer: nothing,
  handler: nothing,
}

export const broughtBy = (message: GuestMessage): readonly Brought[] =>
  (table[message.kind] as (message: GuestMessage) => readonly Brought[])(message)
