/** Draws again and again while something runs: not through React, and no oftener than eyes can tell. */
import { useEffect } from 'react'

/** The learner asked for no motion: what counts down does so once a second. */
export const calm = matchMedia('(prefers-reduced-motion: reduce)')
const everyMs = 80
const calmMs = 1_000

/** Calls `draw` at once and, as long as it says so, again; `draw` must be a new function when what it draws changes. */
export function useFrames(draw: () => 'again' | 'done'): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let frame = 0
    const turn = () => {
      if (draw() === 'done') return
      // A frame is asked for only when there is something to draw: the browser rests in between, and a hidden page draws nothing.
      timer = setTimeout(
        () => {
          frame = requestAnimationFrame(turn)
        },
        calm.matches ? calmMs : everyMs,
      )
    }
    turn()
    return () => {
      clearTimeout(timer)
      cancelAnimationFrame(frame)
    }
  }, [draw])
}
