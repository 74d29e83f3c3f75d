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
import { Popover } from '../ui/Popover.tsx'
import { type Shortcut, useShortcuts } from '../ui/shortcuts.ts'
import styles from './TopBar.module.css'
import './keySwitch.ts'
import { themeStore, toggleTheme } from './theme.ts'

interface KeepItem {
  name: string
  act: () => void
  enabled: boolean
}

interface TopBarProps {
  /** Where the learner is, and the way elsewhere. */
  place: ReactNode
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
  keep: readonly KeepItem[]
  onUndo: () => void
  onRedo: () => void
  onReset: () => void
}

const Help = lazy(async () => ({ default: (await import('./Help.tsx')).Help }))
const covered = '저장할 때 쿠키와 인증 헤더의 값은 가려요. 패킷의 내용은 그대로예요.'
const thin = { size: 16, strokeWidth: 1.85, 'aria-hidden': true } as const

/** Undo and redo are the editor's, within reach from everywhere. */
export function TopBar({ place, network, glance, compact, ...edit }: TopBarProps) {
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
      {network}
      {glance}
      {compact ? <Menu {...edit} onHelp={showHelp} /> : <Actions {...edit} onHelp={showHelp} />}
      {help && (
        <Suspense>
          <Help open onClose={() => setHelp(false)} />
        </Suspense>
      )}
    </header>
  )
}

type ActionsProps = Omit<TopBarProps, 'place' | 'network' | 'glance' | 'compact'> & { onHelp: () => void }

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

function KeepMenu({ items }: { items: readonly KeepItem[] }) {
  const [open, setOpen] = useState(false)
  return (
    <Popover
      label="기록"
      align="end"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button look="ghost" data-keeps="">
          기록
          <ChevronDown size={14} strokeWidth={2.1} aria-hidden="true" />
        </Button>
      }
    >
      <div className={styles.menu}>
        {items.map(({ name, act, enabled }) => (
          <Button
            key={name}
            look="ghost"
            className={styles.item}
            disabled={!enabled}
            onClick={() => {
              setOpen(false)
              act()
            }}
          >
            {name}
          </Button>
        ))}
      </div>
      <p className={styles.note}>{covered}</p>
    </Popover>
  )
}

/** The same, behind one button, where there is no room. */
function Menu({ canUndo, canRedo, canReset, keep, onUndo, onRedo, onReset, onHelp }: ActionsProps) {
  const theme = useStore(themeStore, (s) => s.theme)
  const [open, setOpen] = useState(false)
  const item = (name: string, icon: ReactNode, act: () => void, enabled = true) => (
    <Button
      key={name}
      look="ghost"
      size="large"
      className={styles.item}
      icon={icon}
      disabled={!enabled}
      onClick={() => {
        setOpen(false)
        act()
      }}
    >
      {name}
    </Button>
  )
  return (
    <Popover
      label="더 보기"
      align="end"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button
          look="ghost"
          className={styles.more}
          aria-label="더 보기"
          data-keeps=""
          icon={<EllipsisVertical {...thin} />}
        />
      }
    >
      <div className={styles.menu}>
        {item('코드 되돌리기', <Undo2 {...thin} />, onUndo, canUndo)}
        {item('코드 다시 하기', <Redo2 {...thin} />, onRedo, canRedo)}
        {item('처음 상태로', <RotateCcw {...thin} />, onReset, canReset)}
        {keep.map(({ name, act, enabled }) => item(name, <span className={styles.noIcon} />, act, enabled))}
        {item(
          theme === 'dark' ? '밝게 보기' : '어둡게 보기',
          theme === 'dark' ? <Sun {...thin} /> : <Moon {...thin} />,
          toggleTheme,
        )}
        {item('도움말', <CircleQuestionMark {...thin} />, onHelp)}
      </div>
      <p className={styles.note}>{covered}</p>
    </Popover>
  )
}
