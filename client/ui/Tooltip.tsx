/** Says what an icon means, on hover and on focus. */
import { lazy, Suspense } from 'react'
import type { TooltipProps } from './TooltipCard.tsx'

const TooltipCard = lazy(async () => ({ default: (await import('./TooltipCard.tsx')).TooltipCard }))

/** The child is there at once; its tooltip a moment later. */
export function Tooltip(props: TooltipProps) {
  return (
    <Suspense fallback={props.children}>
      <TooltipCard {...props} />
    </Suspense>
  )
}
