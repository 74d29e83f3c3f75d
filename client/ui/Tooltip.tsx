/** Says what an icon means, on hover and on focus. */
import { lazy, type ReactNode, Suspense } from 'react'

const TooltipCard = lazy(async () => ({ default: (await import('./TooltipCard.tsx')).TooltipCard }))

export interface TooltipProps {
  text: string
  /** One element that can take a ref and focus. */
  children: ReactNode
  side?: 'top' | 'right' | 'bottom' | 'left'
}

/** The child is there at once; its tooltip a moment later. */
export function Tooltip(props: TooltipProps) {
  return (
    <Suspense fallback={props.children}>
      <TooltipCard {...props} />
    </Suspense>
  )
}
