/** The tooltip with its behaviour: loaded after the page is there. */
import { Tooltip as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import styles from './Popover.module.css'

export interface TooltipProps {
  text: string
  /** One element that can take a ref and focus. */
  children: ReactNode
  side?: 'top' | 'right' | 'bottom' | 'left'
}

export function TooltipCard({ text, children, side = 'bottom' }: TooltipProps) {
  return (
    <Radix.Provider delayDuration={400}>
      <Radix.Root>
        <Radix.Trigger asChild>{children}</Radix.Trigger>
        <Radix.Portal>
          <Radix.Content className={styles.tooltip} side={side} sideOffset={6} collisionPadding={8}>
            {text}
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    </Radix.Provider>
  )
}
