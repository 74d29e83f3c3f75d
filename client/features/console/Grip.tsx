/** The edge of the console that is dragged, or moved by the arrow keys. */
import type { KeyboardEvent, PointerEvent, RefObject } from 'react'
import { heightFor, heightStore, leastHeight } from './height.ts'
import styles from './ServerConsole.module.css'

const keyStep = 40

export function Grip({ console: of }: { console: RefObject<HTMLElement | null> }) {
  const room = () => of.current?.parentElement?.clientHeight ?? 0
  const wish = (height: number) => heightStore.setState({ height: heightFor(height, room()) })
  const drag = (event: PointerEvent<HTMLElement>) => {
    const { currentTarget: grip, pointerId, clientY } = event
    const from = of.current?.offsetHeight ?? 0
    grip.setPointerCapture(pointerId)
    const move = (moved: globalThis.PointerEvent) => wish(from + clientY - moved.clientY)
    grip.addEventListener('pointermove', move)
    grip.addEventListener('lostpointercapture', () => grip.removeEventListener('pointermove', move), {
      once: true,
    })
  }
  const onKey = (event: KeyboardEvent) => {
    const up = { ArrowUp: 1, ArrowDown: -1 }[event.key]
    if (up === undefined) return
    event.preventDefault()
    wish((of.current?.offsetHeight ?? 0) + up * keyStep)
  }
  return (
    <hr
      className={styles.grip}
      tabIndex={0}
      aria-label="서버 콘솔의 높이"
      aria-orientation="horizontal"
      aria-valuemin={leastHeight}
      aria-valuenow={of.current?.offsetHeight ?? leastHeight}
      onPointerDown={drag}
      onKeyDown={onKey}
    />
  )
}
