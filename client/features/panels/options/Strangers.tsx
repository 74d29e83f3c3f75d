/** Says which options of server.js do nothing, because Socket.IO does not know their names. */
import { useMemo } from 'react'
import { useStore } from 'zustand'
import { useLab } from '../../../lab/useLab.ts'
import { LineLink } from '../parts/LineLink.tsx'
import styles from './OptionsPanel.module.css'
import { strangersIn } from './search.ts'
import { serverEntries } from './server/serverEntries.ts'

export function Strangers() {
  const { program } = useLab()
  const text = useStore(program, (p) => p.typed) ?? ''
  const strangers = useMemo(() => strangersIn(text, serverEntries), [text])
  return strangers.map(({ name, line, meant }) => (
    <p key={`${name} ${line}`} className={styles.stranger}>
      <code>{name}</code> 옵션은 없어서 조용히 무시돼요.
      {meant !== null && (
        <>
          {' '}
          찾는 것은 <code>{meant}</code> 같아요.
        </>
      )}{' '}
      <LineLink line={line} />
    </p>
  ))
}
