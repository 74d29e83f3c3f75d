/** The keys of the wire: by place on the keyboard, so that they work in Korean too. */
import { type Shortcut, useShortcuts } from '../../ui/shortcuts.ts'
import { letFlow, toggleHold } from './acts.ts'

const list: readonly Shortcut[] = [
  { keys: 'H', what: '붙잡기를 켜고 꺼요.', code: 'KeyH', act: toggleHold },
  { keys: 'F', what: '전선을 모두 흘려보내요.', code: 'KeyF', act: () => void letFlow() },
]

const none: readonly Shortcut[] = []

/** From here on, H holds and F lets everything flow, as long as there is a wire to act on. */
export function useWireKeys(active: boolean): void {
  useShortcuts(active ? list : none)
}
