/** The bar over everything: where the learner is, how the server is, and what can be undone. */
import { CircleQuestionMark, Moon, Redo2, RotateCcw, Sun, Undo2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useStore } from 'zustand'
import { Button, IconButton } from '../ui/Button.tsx'
import { Logo } from '../ui/Logo.tsx'
import { Help } from './Help.tsx'
import styles from './TopBar.module.css'
import { themeStore, toggleTheme } from './theme.ts'

interface TopBarProps {
  /** The state of the server at a glance. */
  glance: ReactNode
  compact: boolean
  canUndo: boolean
  canRedo: boolean
  canReset: boolean
  onUndo: () => void
  onRedo: () => void
  onReset: () => void
}

/** Undo and redo are the editor's, within reach from everywhere. */
export function TopBar({ glance, compact, ...edit }: TopBarProps) {
  const theme = useStore(themeStore, (s) => s.theme)
  const [help, setHelp] = useState(false)
  const reset = <RotateCcw size={16} strokeWidth={1.85} />
  return (
    <header className={styles.bar}>
      <h1 className={styles.brand}>
        <Logo />
        Socket.IO 놀이터
      </h1>
      <span className={styles.place}>자유 실험실</span>
      <span className={styles.space} />
      {glance}
      {!compact && (
        <>
          <IconButton
            label="코드 되돌리기"
            icon={<Undo2 size={16} strokeWidth={1.85} />}
            disabled={!edit.canUndo}
            onClick={edit.onUndo}
          />
          <IconButton
            label="코드 다시 하기"
            icon={<Redo2 size={16} strokeWidth={1.85} />}
            disabled={!edit.canRedo}
            onClick={edit.onRedo}
          />
          <Button look="ghost" icon={reset} disabled={!edit.canReset} onClick={edit.onReset}>
            처음 상태로
          </Button>
          <span className={styles.rule} />
        </>
      )}
      <IconButton
        label={theme === 'dark' ? '밝게 보기' : '어둡게 보기'}
        icon={theme === 'dark' ? <Sun size={16} strokeWidth={1.85} /> : <Moon size={16} strokeWidth={1.85} />}
        onClick={toggleTheme}
      />
      <IconButton
        label="도움말"
        icon={<CircleQuestionMark size={16} strokeWidth={1.85} />}
        onClick={() => setHelp(true)}
      />
      <Help open={help} onClose={() => setHelp(false)} />
    </header>
  )
}
