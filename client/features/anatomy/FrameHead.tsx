/** The header of a WebSocket frame, its bits drawn as cells; on demand. */
import { useState } from 'react'
import { frameHeader, type FrameHead as Head } from '#shared/wire/frameParts.ts'
import { Button } from '../../ui/Button.tsx'
import { Sentence } from '../../ui/Sentence.tsx'
import styles from './FrameHead.module.css'
import { useLit } from './useLit.ts'
import { headerFields } from './words/frameWords.ts'

export function FrameHead({ head }: { head: Head }) {
  const [open, setOpen] = useState(false)
  const { lit, watch } = useLit()
  const cells = frameHeader(head)
  const bytes = cells.reduce((sum, { width }) => sum + width, 0) / 8
  return (
    <section className={styles.head} aria-label="웹소켓 프레임 머리">
      <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
        웹소켓 프레임 머리
      </Button>
      {open && (
        <div {...watch} className={styles.opened}>
          <p className={styles.note}>내용 앞에 {bytes}바이트가 먼저 가요.</p>
          <div className={styles.cells} aria-hidden="true">
            {cells.map(({ field, bits, width }) => (
              <span
                key={field}
                className={styles.cell}
                data-part={field}
                data-lit={field === lit || undefined}
              >
                <code>{bits === null ? '?'.repeat(8) : grouped(bits)}</code>
                <span className={styles.name}>
                  {headerFields[field].name} {width}
                </span>
              </span>
            ))}
          </div>
          <dl className={styles.fields}>
            {cells.map(({ field, bits }) => (
              <div
                key={field}
                className={styles.field}
                data-part={field}
                data-lit={field === lit || undefined}
              >
                <dt>{headerFields[field].name}</dt>
                <dd>
                  <code>{bits === null ? '?' : String(Number.parseInt(bits, 2))}</code>{' '}
                  <Sentence text={headerFields[field].says} />
                </dd>
              </div>
            ))}
          </dl>
        </div>
      )}
    </section>
  )
}

const grouped = (bits: string): string => (bits.length <= 8 ? bits : (bits.match(/.{1,8}/g) ?? []).join(' '))
