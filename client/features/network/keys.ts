/** The keys of the wire: by place on the keyboard, so that they work in Korean too. */
import { useMemo } from 'react'
import type { LabView } from '../../lab/labView.ts'
import { useLab } from '../../lab/useLab.ts'
import { type Shortcut, useShortcuts } from '../../ui/shortcuts.ts'
import { letFlow, toggleHold } from './acts.ts'

const shortcutsOn = (lab: LabView): readonly Shortcut[] => [
  { keys: 'H', what: '붙잡기를 켜고 꺼요.', code: 'KeyH', act: () => toggleHold(lab) },
  { keys: 'F', what: '전선을 모두 흘려보내요.', code: 'KeyF', act: () => void letFlow(lab) },
]

/** From here on, H holds and F lets everything flow; a record has no wire to act on. */
export function useWireKeys(): void {
  const lab = useLab()
  useShortcuts(useMemo(() => (lab.record ? [] : shortcutsOn(lab)), [lab]))
}
