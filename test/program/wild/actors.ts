/** What people do with a program: three clients, pages that are asked for, things said and waited for. */
import type { Heard, Script, Trial } from '../differential/trial.ts'

type Connecting = Parameters<Trial['connect']>[1]
type Listening = Parameters<Trial['connect']>[2]
/** Each by another way: the order in which a client hears of a server is the same on all of them. */
const ways: Record<string, Connecting> = {
  A: {},
  B: { transports: ['polling', 'websocket'] },
  C: { transports: ['polling'] },
}
const headers = [
  'content-type',
  'location',
  'access-control-allow-origin',
  'x-powered-by',
  'content-disposition',
]

function createActors(trial: Trial) {
  const awaited = new Map<string, number>()

  /** Waits until each of these clients, a letter each, has got one more of each of these. */
  async function hears(clients: string, ...events: string[]): Promise<void> {
    const one = async (client: string, event: string) => {
      const key = `${client} ${event}`
      const count = (awaited.get(key) ?? 0) + 1
      awaited.set(key, count)
      await trial.until(client, event, count, ([kind, name]) => (kind === 'event' ? name : kind) === event)
    }
    for (const event of events) await Promise.all([...clients].map((client) => one(client, event)))
  }
  /** Connects one client. */
  const enters = (client: string, options: Connecting = {}, prepare?: Listening) =>
    trial.connect(client, { ...ways[client], ...options }, prepare)

  return {
    ...trial,
    hears,
    enters,
    /** Connects all three, one after the other. */
    async three(options: Connecting = {}, prepare?: Listening): Promise<void> {
      for (const client of 'ABC') await enters(client, options, prepare)
    },
    says: (client: string, event: string, ...args: unknown[]) =>
      void trial.socket(client).emit(event, ...args),
    asks: trial.ask,
    leaves: (client: string) => void trial.socket(client).disconnect(),
    /** Asks for pages, one after the other. */
    async gets(...paths: string[]): Promise<void> {
      for (const path of paths) await trial.http(`GET ${path}`, path, {}, headers)
    },
    /** Sends a body of JSON; a form's where it is text. */
    async sends(
      method: string,
      path: string,
      body: unknown,
      more: Record<string, string> = {},
    ): Promise<Response> {
      const isForm = typeof body === 'string'
      const type = isForm ? 'application/x-www-form-urlencoded' : 'application/json'
      const given = {
        method,
        headers: { 'content-type': type, ...more },
        body: isForm ? body : JSON.stringify(body),
      }
      return trial.http(`${method} ${path}`, path, given, headers)
    },
  }
}
export type Actors = ReturnType<typeof createActors>

export interface Performance {
  script: Script
  /** Names of values that differ from run to run. */
  varying: readonly string[]
}
/** A performance told by what its actors do. */
export const play = (story: (actors: Actors) => Promise<void>, ...varying: string[]): Performance => ({
  script: (trial) => story(createActors(trial)),
  varying,
})

/** What was heard, without what differs from run to run: ids, ports, times, chance. */
export function lasting(
  heard: Heard,
  ids: ReadonlyMap<string, string>,
  varying: readonly string[] = [],
): Heard {
  let text = JSON.stringify(heard)
  for (const [id, name] of ids) text = text.replaceAll(id, name)
  text = text
    .replaceAll('::ffff:127.0.0.1', '127.0.0.1')
    .replaceAll(/(127\.0\.0\.1|localhost):\d{4,5}/g, 'here')
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'a uuid')
    .replaceAll(/\d{4}-\d\d-\d\d/g, 'a day')
    .replaceAll(/\d{1,2}:\d\d(:\d\d)?(\.\d{3}Z)?/g, 'a time')
    .replaceAll(/\b1[6-9]\d{11}\b/g, '"a moment"')
  const hidden = (key: string, value: unknown) => (varying.includes(key) ? `some ${typeof value}` : value)
  return JSON.parse(text, hidden) as Heard
}
