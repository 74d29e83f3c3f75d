/** The current packet in one line: each piece in the box of its layer; 자세히 opens all there is to know of it. */
import { type ReactNode, type RefObject, useLayoutEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { useCurrent } from '../../lab/useCurrent.ts'
import { useLiveFold, useTrace } from '../../lab/useLab.ts'
import { flowOf } from '../../pictures/flow/flow.ts'
import { crossingAt } from '../../pictures/flow/moments.ts'
import type { Note, WireCrossing } from '../../pictures/flow/types.ts'
import { crossingName, noteWords } from '../../pictures/names.ts'
import { Button } from '../../ui/Button.tsx'
import { LayerMark } from '../../ui/LayerMark.tsx'
import { Sentence } from '../../ui/Sentence.tsx'
import { useWidth } from '../../ui/useWidth.ts'
import styles from './Anatomy.module.css'
import { shortened, visible } from './bytes.ts'
import { NoteDetail, PacketDetail } from './PacketDetail.tsx'
import { piecesOf, problemOf } from './pieces.ts'
import { problemText } from './words/jsonWords.ts'

/** Whether 자세히 is open: it stays so from packet to packet. */
const openStore = createStore<{ open: boolean; setOpen: (open: boolean) => void }>((set) => ({
  open: false,
  setOpen: (open) => set({ open }),
}))

interface AnatomyProps {
  /** Goes to a line of the learner's code. */
  onLine?: (file: string, line: number) => void
  /** Under a row of the list twin: the pieces wrap. */
  compact?: boolean
  /** When the packet was sent and received; stands in the detail. */
  times?: (crossing: WireCrossing, who: string) => ReactNode
  /** Stands at the end of the line, whatever it shows. */
  children?: ReactNode
}

export function Anatomy({ onLine, compact = false, times, children }: AnatomyProps) {
  const { open, setOpen } = useStore(openStore)
  const opener = useRef<HTMLButtonElement>(null)
  const flow = useLiveFold(flowOf)
  const key = useCurrent()?.key ?? ''
  const cursor = useTrace((trace) => trace.cursor)
  const newest = flow.crossings.get(key)
  const crossing = newest && crossingAt(newest, cursor)
  const laneOf = (client: string) => flow.lanes.find((lane) => lane.client === client)
  if (!crossing)
    return compact ? null : (
      <div className={styles.line}>
        <p className={styles.hint}>행을 고르면 그 패킷을 여기에 풀어 보여요.</p>
        {children}
      </div>
    )
  const close = () => {
    setOpen(false)
    opener.current?.focus()
  }
  const slots = { onLine, laneOf }
  const detail =
    open &&
    (crossing.via === 'wire' ? (
      <PacketDetail
        crossing={crossing}
        flow={flow}
        onClose={close}
        compact={compact}
        times={times}
        {...slots}
      />
    ) : (
      <NoteDetail note={crossing} compact={compact} {...slots} />
    ))
  return (
    <section
      className={compact ? styles.anatomy : 'contents'}
      data-compact={compact || undefined}
      aria-label="고른 패킷"
    >
      {!compact && detail}
      <div className={styles.line} data-compact={compact || undefined}>
        {crossing.via === 'wire' ? (
          <Pieces key={crossing.key} crossing={crossing} />
        ) : (
          <NotePiece note={crossing} laneOf={laneOf} />
        )}
        <span className={styles.size}>{crossing.via === 'wire' && `${crossing.size} B`}</span>
        <Button ref={opener} size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? '접기' : '자세히'}
        </Button>
        {children}
      </div>
      {compact && detail}
    </section>
  )
}

/** A piece longer than this is cut at its end here; 자세히 has it whole. */
const most = 160

function Pieces({ crossing }: { crossing: WireCrossing }) {
  const problem = problemOf(crossing)
  const list = useRef<HTMLSpanElement>(null)
  useWhole(list, crossing.raw)
  return (
    <span ref={list} className={styles.pieces}>
      {piecesOf(crossing).map((piece, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one packet never change places.
        <span key={index} className={styles.piece} data-long={piece.text.length > 12 || undefined}>
          <code className={styles.box} data-layer={piece.layer} title={`${piece.label} ${piece.text}`}>
            {visible(shortened(piece.text, most))}
          </code>
          <span className={styles.label}>{piece.label}</span>
        </span>
      ))}
      {problem && (
        <span className={styles.problem}>
          <Sentence text={problemText(problem)} />
        </span>
      )}
    </span>
  )
}

/** Words are never cut in the middle: what does not fit as a whole goes on the next line, which is not seen. */
function useWhole(list: RefObject<HTMLElement | null>, text: string): void {
  const width = useWidth(list)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another width fits other pieces, and an edited packet has others.
  useLayoutEffect(() => {
    const element = list.current
    if (!element) return
    element.removeAttribute('data-cut')
    if (element.scrollWidth > element.clientWidth) element.setAttribute('data-cut', '')
  }, [list, width, text])
}

function NotePiece({ note, laneOf }: { note: Note; laneOf: Parameters<typeof noteWords>[1] }) {
  return (
    <span className={styles.pieces}>
      <LayerMark layer={note.layer} />
      <b>{crossingName(note, laneOf)}</b>
      <span className={styles.noted} title={noteWords(note, laneOf)}>
        {noteWords(note, laneOf)}
      </span>
    </span>
  )
}
