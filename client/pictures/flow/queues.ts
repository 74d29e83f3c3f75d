/** Small memories for what waits for its counterpart. */

/** What never finds its counterpart is forgotten after this many others. */
const most = 200

/** A first-in-first-out list for each key. */
export function queues<K, V>() {
  const lists = new Map<K, V[]>()
  return {
    add(key: K, value: V): void {
      const list = lists.get(key) ?? []
      lists.set(key, list)
      list.push(value)
      if (list.length > most) list.shift()
    },
    has(key: K, fits: (value: V) => boolean): boolean {
      return lists.get(key)?.some(fits) ?? false
    },
    /** Takes out the oldest that fits. */
    take(key: K, fits: (value: V) => boolean): V | undefined {
      const list = lists.get(key)
      const index = list?.findIndex(fits) ?? -1
      return index < 0 ? undefined : list?.splice(index, 1)[0]
    },
  }
}

/** Open acknowledgements: who asked, under which number. */
export function createAsked<K extends object, V>() {
  const open = new Map<K, Map<string, V>>()
  return {
    ask(connection: K, from: 'up' | 'down', namespace: string, id: number, value: V): void {
      const ofConnection = open.get(connection) ?? new Map<string, V>()
      open.set(connection, ofConnection)
      ofConnection.set(`${from} ${namespace} ${id}`, value)
    },
    answer(connection: K, from: 'up' | 'down', namespace: string, id: number): V | undefined {
      const key = `${from} ${namespace} ${id}`
      const value = open.get(connection)?.get(key)
      open.get(connection)?.delete(key)
      return value
    },
  }
}
