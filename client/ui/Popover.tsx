/** A small card that hangs from what opened it. */
import { lazy, Suspense } from 'react'
import type { PopoverProps } from './PopoverCard.tsx'

const PopoverCard = lazy(async () => ({ default: (await import('./PopoverCard.tsx')).PopoverCard }))

/** Opens on press, closes on Escape or a press elsewhere. The trigger is there at once. */
export function Popover(props: PopoverProps) {
  return (
    <Suspense fallback={props.trigger}>
      <PopoverCard {...props} />
    </Suspense>
  )
}
