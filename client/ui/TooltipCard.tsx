/** The tooltip with its behaviour: loaded after the page is there. */
import { Tooltip as Radix } from 'radix-ui'
import styles from './Popover.module.css'
import type { TooltipProps } from './Tooltip.tsx'

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
