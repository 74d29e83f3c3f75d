/** The popover with its behaviour: loaded after the page is there. */
import { Popover as Radix } from 'radix-ui'
import styles from './Popover.module.css'
import type { PopoverProps } from './Popover.tsx'

export function PopoverCard({
  trigger,
  children,
  label,
  align = 'start',
  side = 'bottom',
  ...state
}: PopoverProps) {
  return (
    <Radix.Root {...state}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          aria-label={label}
          className={styles.popover}
          align={align}
          side={side}
          sideOffset={6}
          collisionPadding={8}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
