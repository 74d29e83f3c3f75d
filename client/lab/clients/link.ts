/** The page's end of one client's frame: hands it its setup at each load, then asks and listens over a private port. */
import type { ClientReport } from '#shared/trace.ts'
import type { Answered, Ask, Sent, Setup, Tell, Told, WireTell } from '../../frame/protocol.ts'
import { pageNow } from '../clock.ts'

interface LinkOptions {
  frame: HTMLIFrameElement
  /** The only origin that is listened to. */
  origin: string
  setup: Omit<Setup, 'now'>
  onReady: () => void
  onTell: (tell: Told) => void
}
interface Waiting {
  sent: (sent: Sent) => void
  answered: (answered: Answered) => void
}
export interface Emission {
  sent: Promise<Sent>
  /** Never settles when no answer was asked for. */
  answered: Promise<Answered>
}

export function createLink({ frame, origin, setup, onReady, onTell }: LinkOptions) {
  let port: MessagePort | undefined
  let lastId = 0
  let skew = createSkew()
  const waiting = new Map<number, Waiting>()

  function hear(event: MessageEvent<Tell>): void {
    const tell = event.data
    if (tell.kind === 'sent') waiting.get(tell.id)?.sent(tell.sent)
    else if (tell.kind === 'answered') {
      waiting.get(tell.id)?.answered(tell.answered)
      waiting.delete(tell.id)
    } else onTell(tell.kind === 'wire' ? { kind: 'report', report: reportOf(tell) } : tell)
  }

  /** What crossed, at the times of the page's clock. */
  function reportOf({ connection, packets, now, ahead }: WireTell): ClientReport {
    const shift = skew({ now, ahead, at: pageNow() })
    return {
      kind: 'client.wire',
      packets: packets.map((packet) => ({ ...packet, when: packet.when + shift })),
      ...(connection !== undefined && { connection }),
    }
  }

  function close(): void {
    port?.close()
    for (const { sent, answered } of waiting.values()) {
      sent({ status: 'refused', message: '이 클라이언트의 페이지가 닫혔어요.' })
      answered({ status: 'none', why: 'closed', seconds: 0 })
    }
    waiting.clear()
  }

  function onMessage(event: MessageEvent<{ kind?: unknown } | null>): void {
    const target = frame.contentWindow
    if (!target || event.source !== target || event.origin !== origin) return
    if (event.data?.kind !== 'frame:ready') return
    // A second time: the learner's code reloaded its page.
    close()
    const { port1, port2 } = new MessageChannel()
    port = port1
    port.onmessage = hear
    skew = createSkew()
    const greeting: Setup = { ...setup, now: pageNow() }
    target.postMessage(greeting, origin === 'null' ? '*' : origin, [port2])
    onReady()
  }
  window.addEventListener('message', onMessage)

  return {
    origin,
    ask: (ask: Exclude<Ask, { kind: 'emit' }>): void => port?.postMessage(ask),
    emit(event: Omit<Ask & { kind: 'emit' }, 'kind' | 'id'>): Emission {
      lastId += 1
      const id = lastId
      const sent = withResolvers<Sent>()
      const answered = withResolvers<Answered>()
      waiting.set(id, { sent: sent.resolve, answered: answered.resolve })
      port?.postMessage({ kind: 'emit', id, ...event } satisfies Ask)
      return { sent: sent.promise, answered: answered.promise }
    },
    [Symbol.dispose](): void {
      window.removeEventListener('message', onMessage)
      close()
    },
  }
}
export type Link = ReturnType<typeof createLink>

/** `Promise.withResolvers`, which browsers of 2023 do not have. */
function withResolvers<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let settle: (value: T) => void = () => {}
  const promise = new Promise<T>((resolve) => {
    settle = resolve
  })
  return { promise, resolve: (value) => settle(value) }
}

/** A page hears a frame this much later than it spoke, at least. */
interface Heard {
  /** The frame's clock as it spoke. */
  now: number
  /** By how much the frame's clock was ahead of the page's when it heard the page. */
  ahead: number
  /** The page's clock as it heard. */
  at: number
}

/** How far a frame's clock is from the page's: both count from the computer's clock as it stood when each began, which
 *  may have been set, or have slept, in between. Answers with what must be added to the frame's times to make them the
 *  page's: nothing, unless the two cannot be the same clock. */
export function createSkew() {
  // Words take time either way, so the frame is ahead by at most what it found, and by at least what the page finds.
  let most = Number.POSITIVE_INFINITY
  let least = Number.NEGATIVE_INFINITY
  return ({ now, ahead, at }: Heard): number => {
    most = Math.min(most, ahead)
    least = Math.max(least, now - at)
    if (least <= 0 && most >= 0) return 0
    return -(least <= most ? (least + most) / 2 : least)
  }
}
