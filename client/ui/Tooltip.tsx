/** Says what an icon means, on hover and on focus. */
import { Tooltip as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import styles from './Popover.module.css'

/** Wraps the whole page once, so that a second tooltip opens at once. */
export function TooltipProvider({ children }: { children: ReactNode }) {
  return <Radix.Provider delayDuration={400}>{children}</Radix.Provider>
}

interface TooltipProps {
  text: string
  children: ReactNode
  side?: 'top' | 'right' | 'bottom' | 'left'
}

/** `children` is one element that can take a ref and focus. */
export function Tooltip({ text, children, side = 'bottom' }: TooltipProps) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content className={styles.tooltip} side={side} sideOffset={6} collisionPadding={8}>
          {text}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
