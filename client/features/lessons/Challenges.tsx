/** Ideas for the free lab: from one chapter, or from all of them. */
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Popover } from '../../ui/Popover.tsx'
import styles from './Challenges.module.css'
import { heads } from './library.ts'
import { Words } from './Prose.tsx'

export function ChallengeList({ challenges }: { challenges: readonly string[] }) {
  return (
    <ul className={styles.list}>
      {challenges.map((text) => (
        <li key={text}>
          <Words text={text} />
        </li>
      ))}
    </ul>
  )
}

/** In the free lab: all of them, behind one button. */
export function Challenges() {
  const [open, setOpen] = useState(false)
  return (
    <Popover
      label="도전 과제"
      align="start"
      open={open}
      onOpenChange={setOpen}
      trigger={<Button look="ghost">도전 과제</Button>}
    >
      <div className={styles.all}>
        {heads
          .filter(({ challenges }) => challenges.length > 0)
          .map(({ id, short, challenges }) => (
            <section key={id} aria-label={short}>
              <h3>{short}</h3>
              <ChallengeList challenges={challenges} />
            </section>
          ))}
      </div>
    </Popover>
  )
}
