/** All there is to know of one crossing: its letters in boxes, the meaning of each, headers, bytes, and the whole text. */
import { ArrowRight } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { useLab } from '../../lab/useLab.ts'
import { originalOf } from '../../pictures/flow/crossings.ts'
import type { CodeLine, Flow, Lane, Note, WireCrossing } from '../../pictures/flow/types.ts'
import { crossingName } from '../../pictures/names.ts'
import { Button } from '../../ui/Button.tsx'
import { LayerMark } from '../../ui/LayerMark.tsx'
import { attachmentsOf, ownerOf } from './attachments.ts'
import { hexLines, visible } from './bytes.ts'
import { FrameHead } from './FrameHead.tsx'
import { HeaderRows } from './HeaderRows.tsx'
import { Letters } from './Letters.tsx'
import styles from './PacketDetail.module.css'
import { viewOf } from './view.ts'

interface PacketDetailProps {
  crossing: WireCrossing
  flow: Flow
  laneOf: (client: string) => Lane | undefined
  onLine?: ((file: string, line: number) => void) | undefined
  onClose: () => void
  compact: boolean
  /** When it was sent and received, where that is known. */
  times?: ((crossing: WireCrossing, who: string) => ReactNode) | undefined
}

export function PacketDetail({ crossing, flow, laneOf, onLine, ...rest }: PacketDetailProps) {
  const lab = useLab()
  const { onClose, compact, times } = rest
  const { cause, client, direction, raw, unit } = crossing
  const original = originalOf(crossing)
  // biome-ignore lint/correctness/useExhaustiveDependencies: an edited crossing has another text, and is the same object.
  const view = useMemo(() => viewOf(crossing), [crossing, raw])
  const who = client === null ? '클라이언트' : (laneOf(client)?.name ?? client)
  const [from, to] = direction === 'up' ? [who, '서버'] : ['서버', who]
  const select = (other: WireCrossing | undefined) => other && lab.trace.show(other.seq, other.part)
  const attachments = crossing.socket?.attachments ? attachmentsOf(flow, crossing) : []
  const owner = ownerOf(flow, crossing)
  const onKeyDown = (pressed: KeyboardEvent) => {
    if (pressed.key !== 'Escape' || pressed.defaultPrevented) return
    pressed.preventDefault()
    onClose()
  }
  const detail = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another packet is read from its beginning.
  useEffect(() => {
    detail.current?.scrollTo(0, 0)
  }, [crossing.seq])
  return (
    <section
      ref={detail}
      className={styles.detail}
      data-compact={compact || undefined}
      aria-label="패킷 자세히"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div className={styles.title}>
        <LayerMark layer={crossing.layer} />
        <b>{crossingName(crossing, laneOf)}</b>
        <span className={styles.way}>
          {from} <ArrowRight size={14} strokeWidth={2.1} aria-label="에서" /> {to} · {crossing.size} B
        </span>
        {unit.fate === 'hidden' && (
          <span className={styles.problem}>서버는 답했지만 브라우저가 페이지에 보여 주지 않았어요.</span>
        )}
        {cause && <CauseLink cause={cause} onLine={onLine} />}
        {owner && (
          <button type="button" className={styles.link} data-layer="sio" onClick={() => select(owner.owner)}>
            <LayerMark layer="sio" /> {owner.index + 1}번째 첨부가 딸린 패킷
          </button>
        )}
        {times?.(crossing, who)}
      </div>
      {original !== undefined && (
        <p className={styles.edited}>
          고친 글이에요. 처음에는 이랬어요: <code>{original}</code>
        </p>
      )}
      <Letters
        key={crossing.seq}
        view={view}
        direction={direction}
        part={crossing.part}
        onPacket={(part) => lab.trace.select(crossing.seq, part)}
        onAttachment={attachments.length > 0 ? (index) => select(attachments[index]) : undefined}
      />
      {view.cut && <p className={styles.note}>너무 길어서 앞부분만 남아 있어요.</p>}
      {view.bytes && <Bytes bytes={view.bytes} size={bytesIn(crossing, view.bytes)} />}
      {view.frame && <FrameHead head={view.frame} />}
      {view.headers && <HeaderRows headers={view.headers} direction={direction} />}
      {view.headers && <Whole text={view.text} isRequest={unit.kind === 'request'} />}
    </section>
  )
}

/** Bytes of a polling packet are in its text; of a frame, its payload may be longer than what is kept. */
function bytesIn({ unit, engine, size }: WireCrossing, bytes: Uint8Array): number {
  return unit.kind === 'frame' || !engine ? size : bytes.length
}

const most = 128
const width = 8

/** The first bytes of what is no text: hexadecimal, and the letters they would be. */
function Bytes({ bytes, size }: { bytes: Uint8Array; size: number }) {
  const shown = Math.min(bytes.length, most)
  return (
    <section className={styles.block} aria-label="바이트">
      <h3 className={styles.heading}>
        바이트 {size > shown ? `${size.toLocaleString()}개 중 처음 ${shown}개` : `${shown}개`}
      </h3>
      <pre className={styles.raw}>
        {hexLines(bytes, most, width)
          .map(({ at, hex, letters }) => `${at}  ${hex.padEnd(width * 3)} ${letters}`)
          .join('\n')}
      </pre>
    </section>
  )
}

/** A request or a response as one text, as it crossed the wire. */
function Whole({ text, isRequest }: { text: string; isRequest: boolean }) {
  const [open, setOpen] = useState(false)
  const name = isRequest ? '요청 원문' : '응답 원문'
  return (
    <section className={styles.block} aria-label={name}>
      <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
        {name}
      </Button>
      {open && (
        <>
          <pre className={styles.raw}>
            {text
              .split('\r\n')
              .map((one) => visible(one))
              .join('\n')}
          </pre>
          <p className={styles.note}>헤더의 이름은 서버가 소문자로 바꿔 읽은 것이에요.</p>
        </>
      )}
    </section>
  )
}

interface NoteDetailProps {
  note: Note
  laneOf: (client: string) => Lane | undefined
  onLine?: ((file: string, line: number) => void) | undefined
  compact: boolean
}

/** All there is to know of something that one end's code told. */
export function NoteDetail({ note, laneOf, onLine, compact }: NoteDetailProps) {
  const { cause, raw } = note
  return (
    <section
      className={styles.detail}
      data-compact={compact || undefined}
      aria-label="패킷 자세히"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
    >
      <div className={styles.title}>
        <LayerMark layer={note.layer} />
        <b>{crossingName(note, laneOf)}</b>
        {cause && <CauseLink cause={cause} onLine={onLine} />}
      </div>
      {raw !== '' && <pre className={styles.raw}>{raw}</pre>}
      <p className={styles.note}>전선을 건넌 것이 아니라, 한쪽의 코드가 알려 준 일이에요.</p>
    </section>
  )
}

interface CauseLinkProps {
  cause: CodeLine
  onLine: ((file: string, line: number) => void) | undefined
}

/** The line of code that caused a packet or a note, and the way there. */
function CauseLink({ cause: { file, line }, onLine }: CauseLinkProps) {
  return (
    <button type="button" className={styles.link} data-layer="prog" onClick={() => onLine?.(file, line)}>
      <LayerMark layer="prog" /> {file}:{line}
    </button>
  )
}
