/** A request or a response as one text, as it crossed the wire. */
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import styles from './PacketDetail.module.css'
import { visible } from './visible.ts'

export function Whole({ text, isRequest }: { text: string; isRequest: boolean }) {
  const [open, setOpen] = useState(false)
  const name = isRequest ? '요청 원문' : '응답 원문'
  return (
    <section className={styles.block} aria-label={name}>
      <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
        {name}
      </Button>
      {open && (
        <>
          <pre className={styles.raw}>{text.split('\r\n').map(visible).join('\n')}</pre>
          <p className={styles.note}>헤더의 이름은 서버가 소문자로 바꿔 읽은 것이에요.</p>
        </>
      )}
    </section>
  )
}
