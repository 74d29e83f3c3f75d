/** The keys of the wire: by place on the keyboard, so that they work in Korean too. */
import { letFlow, toggleHold } from './acts.ts'

export interface WireKey {
  code: string
  /** As it is written on the key. */
  name: string
  does: string
  press: () => void
}

export const wireKeys: readonly WireKey[] = [
  { code: 'KeyH', name: 'H', does: '붙잡기를 켜고 꺼요.', press: toggleHold },
  { code: 'KeyF', name: 'F', does: '전선을 모두 흘려보내요.', press: () => void letFlow() },
]
