/** A small card that hangs from what opened it. */
import { lazy, type ReactNode, Suspense } from 'react'

const PopoverCard = lazy(async () => ({ default: (await import('./PopoverCard.tsx')).PopoverCard }))

export interface PopoverProps {
  /** One element that can take a ref and focus. */
  trigger: ReactNode
  children: ReactNode
  /** What readers call the card. */
  label: string
  align?: 'start' | 'center' | 'end'
  side?: 'top' | 'bottom'
  open?: boolean
  onOpenChange?: (open: boolean) => void
}

/** Opens on press, closes on Escape or a press elsewhere. The trigger is there at once. */
export function Popover(props: PopoverProps) {
  return (
    <Suspense fallback={props.trigger}>
      <PopoverCard {...props} />
    </Suspense>
  )
}
