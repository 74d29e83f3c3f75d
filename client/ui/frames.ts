/** Draws again and again while something runs: not through React, and no oftener than eyes can tell. */
import { useEffect } from 'react'

/** The learner asked for no motion: what counts down does so once a second. */
export const calm = matchMedia('(prefers-reduced-motion: reduce)')
const everyMs = 80
const calmMs = 1_000

/** Calls `draw` at once and, as long as it says so, again; `draw` must be a new function when what it draws changes. */
export function useFrames(draw: () => 'again' | 'done'): void {
  useEffect(() => {
    let frame = 0
    let drawn = Number.NEGATIVE_INFINITY
    const turn = (time: number) => {
      frame = 0
      if (time - drawn >= (calm.matches ? calmMs : everyMs)) {
        drawn = time
        if (draw() === 'done') return
      }
      frame = requestAnimationFrame(turn)
    }
    if (draw() === 'again') frame = requestAnimationFrame(turn)
    return () => cancelAnimationFrame(frame)
  }, [draw])
}
