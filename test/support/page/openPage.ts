/** A client of a lab as the playground's page has one: the built client app, with the real socket.io-client, in a thread of its own. */
import { MessageChannel, Worker } from 'node:worker_threads'
import type { Ask, Place, Setup, Tell } from '../../../client/frame/protocol.ts'
import type { Lab } from '../../../server/lab/lab.ts'
import type { Deed } from '../../../server/shared/trace.ts'
import type { Playground } from '../playground.ts'

const now = () => performance.timeOrigin + performance.now()

/** Where the client app's pages come from: the playground's host, as the page's door asks for. */
export const originOf = ({ url, clientPort }: Pick<Playground, 'url' | 'clientPort'>) =>
  `http://${new URL(url).hostname}:${clientPort}`

export interface PageOptions {
  lab: Lab
  /** `A`…`E`. */
  lane: string
  playground: Pick<Playground, 'url' | 'clientPort'>
  place?: Place
}

/** Loads the page; what it reports stands in the lab's trace as a browser's would. Needs `npm run build` or the lab project's setup. */
export function openPage({ lab, lane, playground, place = 'app' }: PageOptions) {
  const { url: server, clientPort } = playground
  const thread = new Worker(new URL('./thread.js', import.meta.url), {
    workerData: { origin: originOf(playground), server },
  })
  const { port1: port, port2: theirs } = new MessageChannel()
  const setup: Setup = {
    kind: 'frame:setup',
    lab: lab.id,
    lane,
    place,
    server,
    clientPorts: [clientPort],
    theme: 'light',
    now: now(),
  }
  let used = false

  port.on('message', (tell: Tell) => {
    if (tell.kind === 'report') lab.report({ ...tell.report, client: lane })
    if (tell.kind !== 'wire') return
    // Both sides have the same clock here.
    const shift = lab.recorder.now - now()
    const packets = tell.packets.map((packet) => ({ ...packet, when: packet.when + shift }))
    const connection = tell.connection === undefined ? {} : { connection: tell.connection }
    lab.report({ kind: 'client.wire', client: lane, packets, within: 1, ...connection })
  })
  thread.postMessage({ setup, port: theirs }, [theirs])

  const ask = (asked: Ask) => port.postMessage(asked)
  /** By hand: the trace is told. */
  const did = (deed: Deed) => lab.report({ kind: 'client.act', client: lane, deed })

  return {
    run(code: string): void {
      used = true
      lab.report({ kind: 'client.run', client: lane, text: code, origin: originOf(playground) })
      ask({ kind: 'run', code })
    },
    connect(): void {
      did({ do: 'connect' })
      ask({ kind: 'connect' })
    },
    disconnect(): void {
      did({ do: 'disconnect' })
      ask({ kind: 'disconnect' })
    },
    evaluate(code: string): void {
      used = true
      did({ do: 'evaluate', code })
      ask({ kind: 'evaluate', code })
    },
    /** As when the page goes away. */
    async close(): Promise<void> {
      if (used) lab.report({ kind: 'client.gone', client: lane })
      port.close()
      await thread.terminate()
    },
  }
}
export type Page = ReturnType<typeof openPage>
