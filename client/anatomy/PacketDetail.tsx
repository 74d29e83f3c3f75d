/** All there is to know of one packet: the request or response with headers and body, or the frame, layer by layer. */

import { ArrowRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { textOf } from '#shared/trace/wire.ts'
import type { Headers, HttpRequest, HttpResponse } from '#shared/trace.ts'
import { decodePayload } from '#shared/wire/engine.ts'
import type { Crossing, Lane, WireCrossing } from '../trace/flow/types.ts'
import { crossingName } from '../trace/names.ts'
import { LayerMark } from '../ui/LayerMark.tsx'
import styles from './Anatomy.module.css'

interface PacketDetailProps {
  crossing: Crossing
  laneOf: (client: string) => Lane | undefined
  onLine?: (file: string, line: number) => void
}

export function PacketDetail({ crossing, laneOf, onLine }: PacketDetailProps) {
  const { cause, client } = crossing
  const who = client === null ? '클라이언트' : (laneOf(client)?.name ?? client)
  const [from, to] = crossing.via === 'wire' && crossing.direction === 'up' ? [who, '서버'] : ['서버', who]
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={styles.detail} aria-label="패킷 자세히" tabIndex={0}>
      <div className={styles.title}>
        <LayerMark layer={crossing.layer} />
        <b>{crossingName(crossing, laneOf)}</b>
        {crossing.via === 'wire' && (
          <span className={styles.way}>
            {from} <ArrowRight size={14} strokeWidth={2.1} aria-label="에서" /> {to} · {crossing.size} B
          </span>
        )}
        {crossing.via === 'wire' && crossing.fate === 'hidden' && (
          <span className={styles.problem}>서버는 답했지만 브라우저가 페이지에 보여 주지 않았어요.</span>
        )}
        {cause && (
          <button type="button" className={styles.cause} onClick={() => onLine?.(cause.file, cause.line)}>
            <LayerMark layer="prog" /> {cause.file}:{cause.line}
          </button>
        )}
      </div>
      {crossing.via === 'wire' && <Layers crossing={crossing} />}
      <EventBody crossing={crossing} />
    </section>
  )
}

function Layers({ crossing }: { crossing: WireCrossing }) {
  const { engine, socket, event } = crossing
  const facts: [string, ReactNode][] = []
  if (event.kind === 'ws.frame')
    facts.push(['WebSocket', `${opcodes[event.opcode] ?? `opcode ${event.opcode}`}, ${event.size} B`])
  if (engine) facts.push(['Engine.IO', engine.binary ? 'message (바이트)' : (engine.type ?? '모르는 종류')])
  if (engine?.type === 'open') facts.push(['세션 정보', <Data key="d" text={engine.data} />])
  if (socket) {
    facts.push(['Socket.IO', socket.type ?? '모르는 종류'], ['네임스페이스', socket.namespace])
    if (socket.id !== undefined) facts.push(['응답 번호', String(socket.id)])
    if (socket.attachments > 0) facts.push(['첨부 수', String(socket.attachments)])
    if (socket.data !== undefined) facts.push(['데이터', <Data key="d" text={JSON.stringify(socket.data)} />])
  }
  return <Facts facts={facts} />
}

const opcodes: Record<number, string> = {
  0: '이어짐',
  1: '텍스트',
  2: '바이너리',
  8: '닫기',
  9: '핑',
  10: '퐁',
}

function EventBody({ crossing }: { crossing: Crossing }) {
  const { event } = crossing
  switch (event.kind) {
    case 'http.request':
      return <Message head={`${event.method} ${event.url}`} message={event} />
    case 'http.response':
      return <Message head={`HTTP ${event.status}`} message={event} />
    case 'ws.frame': {
      if (typeof event.data !== 'string') return <Body text={event.data.base64} note="base64" />
      return <Body text={event.data} note={event.cut ? '앞부분만 남아 있어요' : ''} />
    }
    default:
      return crossing.via === 'code' ? <Body text={crossing.raw} note="" /> : null
  }
}

function noteOf(message: HttpRequest | HttpResponse): string {
  if (message.cut) return '앞부분만 남아 있어요'
  if (typeof message.body === 'string') return ''
  return textOf(message) === undefined ? 'base64' : '압축을 풀어 보여요'
}

function Message({ head, message }: { head: string; message: HttpRequest | HttpResponse }) {
  const text = textOf(message)
  const body = text ?? (typeof message.body === 'string' ? message.body : message.body.base64)
  const packets = body.includes('\x1e') ? decodePayload(body) : []
  return (
    <>
      <code className={styles.head}>{head}</code>
      <Facts facts={headerLines(message.headers)} code />
      {packets.length > 1 ? (
        <ol className={styles.packets} aria-label="이 본문에 든 패킷">
          {packets.map((packet) => (
            <li key={packet.span[0]}>
              <code>{body.slice(packet.span[0], packet.span[1])}</code>
            </li>
          ))}
        </ol>
      ) : (
        body !== '' && <Body text={body} note={noteOf(message)} />
      )}
    </>
  )
}

function headerLines(headers: Headers): [string, string][] {
  return Object.entries(headers).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value]] : value.map((one): [string, string] => [name, one]),
  )
}

function Facts({ facts, code = false }: { facts: readonly [string, ReactNode][]; code?: boolean }) {
  if (facts.length === 0) return null
  return (
    <dl className={styles.facts} data-code={code || undefined}>
      {facts.map(([name, value], index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a header may come twice; the list never changes.
        <div key={index}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Data({ text }: { text: string }) {
  return <code className={styles.data}>{pretty(text)}</code>
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 1).replace(/\n\s*/g, ' ')
  } catch {
    return text
  }
}

function Body({ text, note }: { text: string; note: string }) {
  return (
    <div className={styles.body}>
      <pre>{text}</pre>
      {note !== '' && <span className={styles.label}>{note}</span>}
    </div>
  )
}
