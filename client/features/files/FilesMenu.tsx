/** The files of the lab, behind one button beside the tabs. */
import { FolderOpen } from 'lucide-react'
import { lazy, Suspense, useRef, useState } from 'react'
import { useLab } from '../../lab/useLab.ts'
import { Button } from '../../ui/Button.tsx'
import { Popover } from '../../ui/Popover.tsx'
import type { Done } from './acts.ts'
import styles from './FilesMenu.module.css'

const FilesCard = lazy(async () => ({ default: (await import('./FilesCard.tsx')).FilesCard }))

export function FilesMenu({ onDone }: { onDone: (done: Done) => void }) {
  const { editor } = useLab()
  const [open, setOpen] = useState(false)
  /** A file was opened: whoever types next types into it. */
  const isOpened = useRef(false)
  const close = (opened: boolean) => {
    isOpened.current = opened
    setOpen(false)
  }
  const toEditor = () => {
    const { commands } = editor.getState()
    if (!isOpened.current || !commands) return false
    isOpened.current = false
    commands.focus()
    return true
  }
  const trigger = (
    <Button
      look="ghost"
      size="small"
      aria-label="파일"
      title="파일을 만들고, 넣고, 지워요."
      icon={<FolderOpen size={15} strokeWidth={1.85} aria-hidden="true" />}
      className={styles.trigger}
    />
  )
  return (
    <Popover
      label="실험실의 파일"
      align="end"
      open={open}
      onOpenChange={setOpen}
      onClosed={toEditor}
      trigger={trigger}
    >
      <Suspense fallback={<div className={styles.card} />}>
        <FilesCard onDone={onDone} onClose={close} />
      </Suspense>
    </Popover>
  )
}
