/** The boxes and the rows that explain them, side by side; what is lit in one is lit in the other. */
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Direction } from '#shared/trace.ts'
import { Boxes } from './Boxes.tsx'
import styles from './PacketDetail.module.css'
import { Rows } from './Rows.tsx'
import { idOf, rowsOf } from './rows.ts'
import { useLit } from './useLit.ts'
import type { View } from './view.ts'

interface LettersProps {
  view: View
  direction: Direction
  /** Which packet of the payload is current. */
  part: number
  onPacket: (part: number) => void
  onAttachment: ((index: number) => void) | undefined
}

/** More letters than this take the whole width. */
const muchText = 70

export function Letters({ view, direction, part, onPacket, onAttachment }: LettersProps) {
  const letters = useRef<HTMLDivElement>(null)
  const [whole, setWhole] = useState<ReadonlySet<string>>(new Set())
  const { lit, reach, watch } = useLit()
  const rows = useMemo(() => rowsOf(view.part, view.packet), [view])
  const shown = view.packet ?? view.part
  const long = shown.span[1] - shown.span[0] > muchText
  const find = (id: string) =>
    letters.current?.querySelector<HTMLElement>(`[role="treeitem"][data-part="${id}"]`)?.focus()

  /** The packet that was chosen by its button keeps the focus, drawn anew as it is. */
  const chosen = useRef<number | null>(null)
  useEffect(() => {
    if (chosen.current !== part) return
    chosen.current = null
    letters.current?.querySelector<HTMLElement>('[data-current]')?.focus()
  }, [part])

  return (
    <div className={styles.letters} data-long={long || undefined} ref={letters} {...watch}>
      <Boxes
        view={view}
        long={long}
        direction={direction}
        lit={lit}
        reach={reachable(view, reach)}
        whole={whole}
        onPacket={(index) => {
          chosen.current = index
          onPacket(index)
        }}
        onLeave={() => letters.current?.closest<HTMLElement>('section')?.focus()}
      />
      <Rows
        rows={rows}
        text={view.text}
        direction={direction}
        lit={lit}
        reach={reach}
        whole={whole}
        onWhole={(id) => setWhole(new Set([...whole, id]))}
        onFind={find}
        onAttachment={onAttachment}
      />
    </div>
  )
}

/** Without a part that was reached before, Tab goes to the packet that is current. */
function reachable(view: View, reach: string | null): string {
  return reach ?? idOf(view.packet ?? view.part)
}
