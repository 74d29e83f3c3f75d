/** Changes that a program made by its own hand in the maps of an adapter, done to the real ones, and counted. */
import type { Namespace } from 'socket.io'
import type { Account } from '../../ledger/ledger.ts'
import type { Json, MessageOf } from '../protocol/messages.ts'

type Sets = Map<Json, Set<Json>>
interface Held {
  entries: number
  bytes: number
}
const none: Held = { entries: 0, bytes: 0 }
const bytesOf = (value: Json): number =>
  2 * (typeof value === 'string' ? value : JSON.stringify(value)).length

/** `changed` is told the ids whose rooms are others now. */
export function createMapEdits(
  account: Account,
  changed: (namespace: string, ids: ReadonlySet<string>) => void,
) {
  /** Entries that no socket answers for, by the map that they stand in. */
  const byHand = new WeakMap<Sets, Map<Json, Held>>()

  function count(map: Sets, key: Json, held: Held): void {
    const counted = byHand.get(map) ?? new Map<Json, Held>()
    byHand.set(map, counted)
    const before = counted.get(key) ?? none
    account.remove('join', before.entries, before.bytes)
    counted.delete(key)
    if (held === none) return
    account.add('join', held.entries, held.bytes)
    counted.set(key, held)
  }
  function change(map: Sets, edit: MessageOf<'adapter.edit'>['edit']): void {
    switch (edit.do) {
      case 'delete':
        map.delete(edit.key)
        count(map, edit.key, none)
        return
      case 'clear':
        for (const key of byHand.get(map)?.keys() ?? []) count(map, key, none)
        map.clear()
        return
      case 'set':
        count(map, edit.key, {
          entries: edit.members.length + 1,
          bytes: edit.members.reduce<number>((sum, member) => sum + bytesOf(member), bytesOf(edit.key)),
        })
        map.set(edit.key, new Set(edit.members))
        return
      case 'add': {
        const members = map.get(edit.key)
        if (!members || members.has(edit.member)) return
        const { entries, bytes } = byHand.get(map)?.get(edit.key) ?? none
        count(map, edit.key, { entries: entries + 1, bytes: bytes + bytesOf(edit.member) })
        members.add(edit.member)
        return
      }
      case 'remove': {
        const { entries, bytes } = byHand.get(map)?.get(edit.key) ?? none
        if (!map.get(edit.key)?.delete(edit.member) || entries === 0) return
        const left = { entries: entries - 1, bytes: Math.max(0, bytes - bytesOf(edit.member)) }
        count(map, edit.key, left.entries === 0 ? none : left)
        return
      }
      case 'empty':
        map.get(edit.key)?.clear()
        count(map, edit.key, none)
    }
  }

  return function apply(
    { name, adapter, sockets }: Namespace,
    { map, edit }: MessageOf<'adapter.edit'>,
  ): void {
    if (map === 'sockets') {
      // A socket can't be put back: what the program puts there is no real one.
      if (edit.do === 'delete') sockets.delete(String(edit.key))
      if (edit.do === 'clear') sockets.clear()
      return
    }
    const ids = new Set(edit.do === 'clear' ? adapter.sids.keys() : [String(edit.key)])
    change(adapter[map] as Sets, edit)
    if (map === 'sids') changed(name, ids)
  }
}
