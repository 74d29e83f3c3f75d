/** The bar over everything: where the learner is, how the server is, and what can be undone. */
import {
  ChevronDown,
  CircleQuestionMark,
  EllipsisVertical,
  Moon,
  Redo2,
  RotateCcw,
  SlidersHorizontal,
  Sun,
  Undo2,
} from 'lucide-react'
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { Button, IconButton } from '../ui/Button.tsx'
import { Logo } from '../ui/Logo.tsx'
import { Menu, type MenuItem } from '../ui/Menu.tsx'
import { type Shortcut, useShortcuts } from '../ui/shortcuts.ts'
import styles from './TopBar.module.css'
import './keySwitch.ts'
import { themeStore, toggleTheme } from './theme.ts'

interface TopBarProps {
  /** Where the learner is, and the way elsewhere. */
  place: ReactNode
  /** That the bench shows the past, while it does. */
  past: ReactNode
  /** Whether the wire flows freely. */
  network: ReactNode
  /** The state of the server at a glance. */
  glance: ReactNode
  compact: boolean
  canUndo: boolean
  canRedo: boolean
  canReset: boolean
  /** The panels beside the diagram. */
  dock: { open: boolean; onToggle: () => void }
  /** What can be done with the record of all this. */
  keep: readonly MenuItem[]
  onUndo: () => void
  onRedo: () => void
  onReset: () => void
}

const Help = lazy(async () => ({ default: (await import('./Help.tsx')).Help }))
/** What a saved record does not carry; said wherever one is saved. */
const covered = (
  <p className={styles.note}>저장할 때 쿠키와 인증 헤더의 값은 가려요. 패킷의 내용은 그대로예요.</p>
)
const thin = { size: 16, strokeWidth: 1.85, 'aria-hidden': true } as const

/** Undo and redo are the editor's, within reach from everywhere. */
export function TopBar({ place, past, network, glance, compact, ...edit }: TopBarProps) {
  const [help, setHelp] = useState(false)
  const showHelp = () => setHelp(true)
  const { onToggle } = edit.dock
  useShortcuts(
    useMemo<Shortcut[]>(
      () => [
        { keys: 'P', what: '패널을 열거나 닫아요.', code: 'KeyP', act: onToggle },
        { keys: '?', what: '이 도움말을 열어요.', character: '?', act: () => setHelp(true) },
      ],
      [onToggle],
    ),
  )
  return (
    <header className={styles.bar}>
      <h1 className={styles.brand}>
        <Logo />
        <span className={styles.name}>Socket.IO 놀이터</span>
      </h1>
      {place}
      <span className={styles.space} />
      {past}
      {network}
      {glance}
      {compact ? <MoreMenu {...edit} onHelp={showHelp} /> : <Actions {...edit} onHelp={showHelp} />}
      {help && (
        <Suspense>
          <Help open onClose={() => setHelp(false)} />
        </Suspense>
      )}
    </header>
  )
}

type ActionsProps = Omit<TopBarProps, 'place' | 'past' | 'network' | 'glance' | 'compact'> & {
  onHelp: () => void
}

function Actions({ canUndo, canRedo, canReset, dock, keep, onUndo, onRedo, onReset, onHelp }: ActionsProps) {
  const theme = useStore(themeStore, (s) => s.theme)
  return (
    <>
      <IconButton label="코드 되돌리기" icon={<Undo2 {...thin} />} disabled={!canUndo} onClick={onUndo} />
      <IconButton label="코드 다시 하기" icon={<Redo2 {...thin} />} disabled={!canRedo} onClick={onRedo} />
      <Button look="ghost" icon={<RotateCcw {...thin} />} disabled={!canReset} onClick={onReset}>
        처음 상태로
      </Button>
      <span className={styles.rule} />
      <Button
        look="ghost"
        icon={<SlidersHorizontal {...thin} />}
        aria-pressed={dock.open}
        aria-keyshortcuts="P"
        title="패널 (P)"
        onClick={dock.onToggle}
      >
        패널
      </Button>
      <KeepMenu items={keep} />
      <IconButton
        label={theme === 'dark' ? '밝게 보기' : '어둡게 보기'}
        icon={theme === 'dark' ? <Sun {...thin} /> : <Moon {...thin} />}
        onClick={toggleTheme}
      />
      <IconButton label="도움말" icon={<CircleQuestionMark {...thin} />} onClick={onHelp} />
    </>
  )
}

function KeepMenu({ items }: { items: readonly MenuItem[] }) {
  return (
    <Menu
      label="기록"
      items={items}
      trigger={
        <Button look="ghost" data-keeps="">
          기록
          <ChevronDown size={14} strokeWidth={2.1} aria-hidden="true" />
        </Button>
      }
      note={covered}
    />
  )
}

/** The same, behind one button, where there is no room. */
function MoreMenu({ canUndo, canRedo, canReset, keep, onUndo, onRedo, onReset, onHelp }: ActionsProps) {
  const dark = useStore(themeStore, (s) => s.theme) === 'dark'
  const items: readonly MenuItem[] = [
    { name: '코드 되돌리기', icon: <Undo2 {...thin} />, act: onUndo, enabled: canUndo },
    { name: '코드 다시 하기', icon: <Redo2 {...thin} />, act: onRedo, enabled: canRedo },
    { name: '처음 상태로', icon: <RotateCcw {...thin} />, act: onReset, enabled: canReset },
    ...keep.map((item) => ({ ...item, icon: <span className={styles.noIcon} /> })),
    {
      name: dark ? '밝게 보기' : '어둡게 보기',
      icon: dark ? <Sun {...thin} /> : <Moon {...thin} />,
      act: toggleTheme,
    },
    { name: '도움말', icon: <CircleQuestionMark {...thin} />, act: onHelp },
  ]
  return (
    <Menu
      label="더 보기"
      size="large"
      items={items}
      trigger={
        <Button
          look="ghost"
          className={styles.more}
          aria-label="더 보기"
          data-keeps=""
          icon={<EllipsisVertical {...thin} />}
        />
      }
      note={covered}
    />
  )
}
