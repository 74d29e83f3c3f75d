/** At which ends of a row that scrolls sideways there is more than is seen. */
import { type RefObject, useEffect, useState } from 'react'

export type More = 'none' | 'start' | 'end' | 'both'

/** Half a pixel is a rounding, not more. */
const least = 1

function moreOf({ scrollLeft, clientWidth, scrollWidth }: HTMLElement): More {
  const isStart = scrollLeft > least
  const isEnd = scrollLeft + clientWidth < scrollWidth - least
  if (isStart) return isEnd ? 'both' : 'start'
  return isEnd ? 'end' : 'none'
}

/** Follows scrolling, the room that there is, and what comes into the row and leaves it. */
export function useMore(row: RefObject<HTMLElement | null>): More {
  const [more, setMore] = useState<More>('none')
  useEffect(() => {
    const element = row.current
    if (!element) return
    const look = () => setMore(moreOf(element))
    const sizes = new ResizeObserver(look)
    const follow = () => {
      sizes.disconnect()
      for (const each of [element, ...element.children]) sizes.observe(each)
      look()
    }
    const children = new MutationObserver(follow)
    children.observe(element, { childList: true })
    element.addEventListener('scroll', look, { passive: true })
    follow()
    return () => {
      sizes.disconnect()
      children.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [row])
  return more
}
