/** The real namespaces of one server, found by what the program calls them, and given up when nobody is left. */
import type { Namespace, Server } from 'socket.io'
import { kinds } from '../../ledger/kinds.ts'
import { Full } from '../../ledger/ledger.ts'
import type { MessageOf, NamespaceName } from '../protocol/messages.ts'
import { encodeForeign } from '../protocol/values.ts'
import type { Context } from './context.ts'
import type { Kept } from './recovery.ts'
import type { Sockets } from './sockets.ts'

/** What `io.of(fn)` gives: `io.of(/…/)` is a function to the real server, too. */
type Parent = ReturnType<Server['of']> & {
  createChild: (name: string) => Namespace
  children: ReadonlySet<Namespace>
}
/** Longer patterns are cut: the trace is no place for a program's text. */
const longest = 200

type Next = (error: Error | null, allow: boolean) => void
/** What Socket.IO 4.8 does not name in its types. */
interface Private {
  parentNsps: Map<unknown, unknown>
}

export function createNamespaces(
  io: Server,
  { server, context, recovery }: { server: number; context: Context; recovery: Kept },
  gate: () => Sockets['gate'],
) {
  const { owner, deliver, asks, account, allowed, warn } = context
  const named = new Map<string, Namespace>()
  const retired = new Map<number, Namespace>()
  const parents = new Map<number, Parent>()
  const patterns = new Map<Parent, string>()

  /** Those whose way in is the program's to say. */
  const gated = new WeakSet<Namespace>()

  const bytesOf = (name: string) => 2 * name.length
  io.on('new_namespace', (namespace) => note(namespace))
  function note(namespace: Namespace): void {
    named.set(namespace.name, namespace)
    // Clients make some, where nobody would catch it.
    allowed(() => account.add('namespace', 1, bytesOf(namespace.name)))
  }
  /** Nobody will ask for it any more. */
  function giveUp(namespace: Namespace): void {
    recovery.forget(namespace)
    for (const { children } of parents.values()) (children as Set<Namespace>).delete(namespace)
    account.remove('namespace', 1, bytesOf(namespace.name))
  }

  return {
    of: ({ namespace, retired: number }: NamespaceName): Namespace | undefined =>
      number === undefined ? named.get(namespace) : retired.get(number),
    /** The pattern that made this namespace; `undefined`: it was declared by its name. */
    patternOf(namespace: Namespace): string | undefined {
      for (const [parent, pattern] of patterns) if (parent.children.has(namespace)) return pattern
      return undefined
    },
    all: (): Iterable<Namespace> => [...named.values(), ...retired.values()],

    create({ namespace: name, parent }: MessageOf<'namespace'>): void {
      const dynamic = parent === undefined ? undefined : parents.get(parent)
      if (dynamic !== undefined) {
        dynamic.createChild(name)
        return
      }
      const words = account.refusal('namespace', 1, bytesOf(name))
      if (words !== undefined && !named.has(name)) throw new Full(words)
      const namespace = io.of(name)
      // Socket.IO does not tell of the main one.
      if (!named.has(namespace.name)) note(namespace)
      if (gated.has(namespace)) return
      gated.add(namespace)
      namespace.use(gate())
    },

    /** Whether a namespace may come to be is the program's to say, and the same goes for regular expressions. */
    createParent({ parent, pattern, line }: MessageOf<'parent'>): void {
      const ask = (namespace: string, auth: unknown, next: Next) => {
        const given = encodeForeign([auth ?? null])
        const full = account.refusal('namespace', 1, bytesOf(namespace)) !== undefined
        if (full) warn(kinds.namespace.words)
        if (full || given === undefined) {
          next(null, false)
          return
        }
        const call = asks.open(({ value }) => next(null, value === true))
        deliver({ kind: 'namespace.ask', call, server, parent, namespace, auth: given })
      }
      const dynamic = io.of(ask)
      dynamic.use(gate() as never)
      parents.set(parent, dynamic as Parent)
      const text = pattern.slice(0, longest)
      patterns.set(dynamic as Parent, text)
      owner.record({ kind: 'namespace.pattern', pattern: text, ...(line && { line }) })
    },
    forgetParent({ parent }: MessageOf<'parent.forget'>): void {
      const { parentNsps } = io as unknown as Private
      for (const [ask, dynamic] of parentNsps) if (dynamic === parents.get(parent)) parentNsps.delete(ask)
    },

    /** The program took it out of `io._nsps`: nobody gets in any more, and who is in it stays. */
    forget({ namespace: name, retired: number }: MessageOf<'namespace.forget'>): boolean {
      const namespace = named.get(name)
      if (!namespace) return false
      io._nsps.delete(name)
      named.delete(name)
      if (namespace.sockets.size > 0) retired.set(number, namespace)
      else giveUp(namespace)
      return true
    },
    /** A socket has left a namespace of this name: Socket.IO itself may have given that up. */
    left(name: string): void {
      for (const [number, namespace] of retired) {
        if (namespace.name !== name || namespace.sockets.size > 0) continue
        retired.delete(number)
        giveUp(namespace)
      }
      const current = named.get(name)
      if (!current || io._nsps.get(name) === current) return
      named.delete(name)
      giveUp(current)
    },
  }
}
export type Namespaces = ReturnType<typeof createNamespaces>
