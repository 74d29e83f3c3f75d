/** Time by keyboard, wherever one is on the page. */
import { useEffect, useMemo, useRef } from 'react'
import { type Shortcut, useShortcuts } from '../ui/shortcuts.ts'
import type { useTimeline } from './useTimeline.ts'

/** What each key does is what it did when it was pressed: the list itself never changes. */
export function useTimeKeys(timeline: ReturnType<typeof useTimeline>): void {
  const now = useRef(timeline)
  useEffect(() => {
    now.current = timeline
  })
  const list = useMemo<Shortcut[]>(
    () => [
      { keys: '→', what: '한 단계 앞으로 가요.', code: 'ArrowRight', act: () => now.current.onStep?.() },
      { keys: '←', what: '한 단계 뒤로 가요.', code: 'ArrowLeft', act: () => now.current.onBack() },
      {
        keys: 'Shift + →',
        what: '다음 패킷으로 가요.',
        code: 'ArrowRight',
        shift: true,
        act: () => now.current.onPacket(1),
      },
      {
        keys: 'Shift + ←',
        what: '앞 패킷으로 가요.',
        code: 'ArrowLeft',
        shift: true,
        act: () => now.current.onPacket(-1),
      },
      { keys: 'Home', what: '처음 순간으로 가요.', code: 'Home', act: () => now.current.onStart() },
      { keys: 'End', what: '마지막 순간으로 가요.', code: 'End', act: () => now.current.onEnd() },
      { keys: 'N', what: '지금으로 와요.', code: 'KeyN', act: () => now.current.onNow() },
    ],
    [],
  )
  useShortcuts(list)
}
