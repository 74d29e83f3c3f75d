/**
 * Maps and sets of Socket.IO's own that a program can reach. In Node they are the server's only ones, so that what a program
 * changes there is so for the real server too: it is told to the host. The library itself changes them by `quietly`.
 */
import type { Json, MapEdit } from '../../messages.ts'
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

/** Own methods that nobody sees: printed and looked through, it is a Map or Set like any other. */
function own(target: object, methods: Record<string, (...args: never[]) => unknown>): void {
  for (const [name, value] of Object.entries(methods))
    Object.defineProperty(target, name, { value, configurable: true, writable: true, enumerable: false })
}

/** `key` names it to the host. */
export function watchedSet<T>(members: Set<T>, key: unknown, tell: Tell): Set<T> {
  own(members, {
    add(member: T) {
      if (!members.has(member)) tell({ do: 'add', key: named(key), member: named(member) })
      return set.add.call(members, member)
    },
    delete(member: T) {
      const there = set.delete.call(members, member)
      if (there) tell({ do: 'remove', key: named(key), member: named(member) })
      return there
    },
    clear() {
      if (members.size > 0) tell({ do: 'empty', key: named(key) })
      set.clear.call(members)
    },
  })
  return members
}

/** Rooms or sockets of an adapter: a map of sets. */
export function watchedSets<K, T>(tell: Tell): Map<K, Set<T>> {
  const target = new Map<K, Set<T>>()
  own(target, {
    set(key: K, members: Set<T>) {
      tell({ do: 'set', key: named(key), members: [...members].map(named) })
      return map.set.call(target, key, watchedSet(members, key, tell))
    },
    ...removing(target, tell),
  })
  return target
}

/** A map whose entries a program may take out; `gone` hears of each of them before it is. */
export function watchedMap<K, V>(gone: (value: V, key: K) => void): Map<K, V> {
  const target = new Map<K, V>()
  own(target, {
    delete(key: K) {
      const value = target.get(key)
      if (value !== undefined) gone(value, key)
      return map.delete.call(target, key)
    },
    clear() {
      for (const [key, value] of [...target]) gone(value, key)
      map.clear.call(target)
    },
  })
  return target
}

const removing = <K, V>(target: Map<K, V>, tell: Tell) => ({
  delete(key: K) {
    // Told first: who hears it looks up what is there.
    if (target.has(key)) tell({ do: 'delete', key: named(key) })
    return map.delete.call(target, key)
  },
  clear() {
    if (target.size > 0) tell({ do: 'clear' })
    map.clear.call(target)
  },
})
