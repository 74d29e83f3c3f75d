/** Keeps the newest row in sight until the learner scrolls up, and again when they come back to the end. */
import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react'

const near = 24

/** `height` of the list, and how much of it is `seen` at once; `isLive`: whoever looks at the past is left in peace. */
export function useFollow(
  scroller: RefObject<HTMLElement | null>,
  { height, seen, isLive }: { height: number; seen: number; isLive: boolean },
) {
  const [following, setFollowing] = useState(true)
  const held = useRef(true)
  held.current = following && isLive
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new height is what asks for the scroll.
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element || !held.current) return
    element.scrollTop = 1e9
    // The browser tells of it in the next frame only, and until then the list would draw rows that are out of sight.
    element.dispatchEvent(new Event('scroll'))
  }, [height, seen, scroller])
  const onScroll = useCallback(() => {
    const element = scroller.current
    if (!element) return
    setFollowing(element.scrollHeight - element.scrollTop - element.clientHeight < near)
  }, [scroller])
  const toNewest = useCallback(() => {
    const element = scroller.current
    if (element) element.scrollTop = 1e9
    setFollowing(true)
  }, [scroller])
  return { following, onScroll, toNewest, letGo: useCallback(() => setFollowing(false), []) }
}
