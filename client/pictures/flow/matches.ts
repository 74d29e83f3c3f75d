/** Pairs what code said it sends with what then crossed the wire. It pairs equals only, oldest first. */
import type { Json } from '#shared/trace.ts'
import type { CodeLine, Crossing, Step, WireCrossing } from './types.ts'

/** What never finds its counterpart is forgotten after this many others. */
const most = 200

/** A first-in-first-out list for each key. */
function queues<K, V>() {
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
function createAsked<K extends object, V>() {
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

/** One event as both ends name it. */
interface Word {
  namespace: string
  name: string
  text: string
}
/** Where the client's code emitted it, and whether it could be sent then. */
interface Said {
  place: CodeLine | null
  late: WireCrossing['late']
}
interface Expected extends Word {
  step: Step | null
  place: CodeLine | null
}

function wordOf(namespace: string, data: unknown): Word {
  const name = Array.isArray(data) ? JSON.stringify(data[0]) : ''
  return { namespace, name, text: `${namespace} ${JSON.stringify(data)}` }
}
const same = (a: Word) => (b: Word) => a.text === b.text
/** Binary arguments are placeholders on the wire, and recovery adds an offset: then the name has to do. */
const alike = (a: Word) => (b: Word) => a.namespace === b.namespace && a.name === b.name

/** `Connection`: whatever tells one connection from another. */
export function createMatches<Connection extends object>() {
  const expected = queues<Connection, Expected>()
  /** Packets for sockets whose connection this trace does not know: it began before. */
  const strays = queues<'', Expected>()
  const answers = queues<Connection, Expected>()
  const incoming = queues<Connection, { word: Word; step: Step }>()
  const said = queues<string, Word & Said>()
  const sent = queues<string, Word & { crossing: Crossing; binary: boolean }>()

  return {
    asked: createAsked<Connection, Step>(),
    /** The program emits; one packet is expected at this connection. */
    expect(
      to: Connection | undefined,
      namespace: string,
      data: readonly Json[],
      step: Step | null,
      place: CodeLine | null,
    ) {
      const one = { ...wordOf(namespace, data), step, place }
      if (to) expected.add(to, one)
      else strays.add('', one)
    },
    /** An event went down: who sent it? */
    delivered(to: Connection, namespace: string, data: unknown): Expected | undefined {
      const word = wordOf(namespace, data)
      return expected.take(to, same(word)) ?? expected.take(to, alike(word)) ?? strays.take('', same(word))
    },
    /** The program answers an acknowledgement. */
    expectAnswer(to: Connection, namespace: string, data: readonly Json[], place: CodeLine | null) {
      answers.add(to, { ...wordOf(namespace, data), step: null, place })
    },
    answered(to: Connection, namespace: string, data: unknown): Expected | undefined {
      const word = wordOf(namespace, data)
      return answers.take(to, same(word)) ?? answers.take(to, (one) => one.namespace === namespace)
    },
    /** An event came up: its listener will run in a moment. */
    came(from: Connection, namespace: string, data: unknown, step: Step) {
      incoming.add(from, { word: wordOf(namespace, data), step })
    },
    handled(from: Connection, namespace: string, event: string): Step | undefined {
      return incoming.take(from, ({ word }) => alike(wordOf(namespace, [event]))(word))?.step
    },
    /** An event of this name came, and no listener ran yet. */
    isWaiting(from: Connection, namespace: string, event: string): boolean {
      return incoming.has(from, ({ word }) => alike(wordOf(namespace, [event]))(word))
    },
    /** The client's code says it emitted: the packet may have crossed before or after. */
    clientSaid(client: string, namespace: string, data: readonly Json[], about: Said): Crossing | undefined {
      const word = wordOf(namespace, data)
      const packet =
        sent.take(client, same(word)) ?? sent.take(client, (one) => one.binary && alike(word)(one))
      if (!packet) said.add(client, { ...word, ...about })
      return packet?.crossing
    },
    clientSent(
      client: string,
      namespace: string,
      data: unknown,
      crossing: Crossing,
      binary: boolean,
    ): Said | undefined {
      const word = wordOf(namespace, data)
      const match = said.take(client, same(word)) ?? (binary ? said.take(client, alike(word)) : undefined)
      if (!match) sent.add(client, { ...word, crossing, binary })
      return match
    },
  }
}
export type Matches<Connection extends object> = ReturnType<typeof createMatches<Connection>>
