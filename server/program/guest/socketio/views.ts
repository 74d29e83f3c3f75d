/**
 * Maps and sets of Socket.IO's own that a program can reach. In Node they are the server's only ones, so that what a program
 * changes there is so for the real server too: it is told to the host. The library itself changes them by `quietly`.
 */
import type { Json, MapEdit } from '../../protocol/messages.ts'
import { roomName } from './names.ts'

/** What a program used for a key, as it crosses. */
const named = (key: unknown): Json => roomName(key) ?? null

type Tell = (edit: MapEdit) => void
const map = { set: Map.prototype.set, delete: Map.prototype.delete, clear: Map.prototype.clear }
const set = { add: Set.prototype.add, delete: Set.prototype.delete, clear: Set.prototype.clear }

/** Changes that the host makes by itself, too. */
export const quietly = {
  set<K, V>(target: Map<K, V>, key: K, value: V): void {
    map.set.call(target, key, value)
  },
  delete: <K, V>(target: Map<K, V>, key: K): boolean => map.delete.call(target, key),
  add<T>(target: Set<T>, member: T): void {
    set.add.call(target, member)
  },
  remove: <T>(target: Set<T>, member: T): boolean => set.delete.call(target, member),
}

/** Puts methods between an object and its class: printed and looked through, it is a Map or Set like any other. */
const over = <T extends object>(target: T, methods: object): T => Object.setPrototypeOf(target, methods) as T
const between = (prototype: object, methods: Record<string, (...args: never[]) => unknown>): object =>
  Object.create(
    prototype,
    Object.fromEntries(
      Object.entries(methods).map(([name, value]) => [name, { value, configurable: true, writable: true }]),
    ),
  ) as object

/** A class that puts its fields on an object which is there already. */
const Given = function (this: unknown, object: object) {
  return object
} as unknown as new (
  object: object,
) => object
/** Who hears of the changes of a map or set: on itself, as a WeakMap would keep both for ever when one leads to the other. */
class Watched extends Given {
  #watcher: unknown
  private constructor(object: object, watcher: unknown) {
    super(object)
    this.#watcher = watcher
  }
  static by(object: object, watcher: unknown): void {
    if (#watcher in object) object.#watcher = watcher
    else new Watched(object, watcher)
  }
  static watcherOf<W>(object: object): W | undefined {
    return #watcher in object ? (object.#watcher as W) : undefined
  }
}

/** By which key who hears of a set knows it. */
interface SetWatcher {
  key: unknown
  tell: Tell
}
const watcherOfSet = (members: object): Partial<SetWatcher> => Watched.watcherOf<SetWatcher>(members) ?? {}
const inSet = between(Set.prototype, {
  add(this: Set<unknown>, member: unknown) {
    const { key, tell } = watcherOfSet(this)
    if (!this.has(member)) tell?.({ do: 'add', key: named(key), member: named(member) })
    return set.add.call(this, member)
  },
  delete(this: Set<unknown>, member: unknown) {
    const { key, tell } = watcherOfSet(this)
    const there = set.delete.call(this, member)
    if (there) tell?.({ do: 'remove', key: named(key), member: named(member) })
    return there
  },
  clear(this: Set<unknown>) {
    const { key, tell } = watcherOfSet(this)
    if (this.size > 0) tell?.({ do: 'empty', key: named(key) })
    set.clear.call(this)
  },
})
/** `key` names it to the host. */
export function watchedSet<T>(members: Set<T>, key: unknown, tell: Tell): Set<T> {
  Watched.by(members, { key, tell })
  return over(members, inSet)
}

const inSets = between(Map.prototype, {
  set(this: Map<unknown, Set<unknown>>, key: unknown, members: Set<unknown>) {
    const tell = Watched.watcherOf<Tell>(this)
    tell?.({ do: 'set', key: named(key), members: [...members].map(named) })
    return map.set.call(this, key, tell === undefined ? members : watchedSet(members, key, tell))
  },
  delete(this: Map<unknown, Set<unknown>>, key: unknown) {
    // Told first: who hears it looks up what is there.
    if (this.has(key)) Watched.watcherOf<Tell>(this)?.({ do: 'delete', key: named(key) })
    return map.delete.call(this, key)
  },
  clear(this: Map<unknown, Set<unknown>>) {
    if (this.size > 0) Watched.watcherOf<Tell>(this)?.({ do: 'clear' })
    map.clear.call(this)
  },
})
/** Rooms or sockets of an adapter: a map of sets. */
export function watchedSets<K, T>(tell: Tell): Map<K, Set<T>> {
  const target = new Map<K, Set<T>>()
  Watched.by(target, tell)
  return over(target, inSets)
}

type Gone = (value: unknown, key: unknown) => void
const inMap = between(Map.prototype, {
  delete(this: Map<unknown, unknown>, key: unknown) {
    const value = this.get(key)
    if (value !== undefined) Watched.watcherOf<Gone>(this)?.(value, key)
    return map.delete.call(this, key)
  },
  clear(this: Map<unknown, unknown>) {
    for (const [key, value] of [...this]) Watched.watcherOf<Gone>(this)?.(value, key)
    map.clear.call(this)
  },
})
/** A map whose entries a program may take out; `gone` hears of each of them before it is. */
export function watchedMap<K, V>(gone: (value: V, key: K) => void): Map<K, V> {
  const target = new Map<K, V>()
  Watched.by(target, gone)
  return over(target, inMap)
}
