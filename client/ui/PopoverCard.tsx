/** The popover with its behaviour: loaded after the page is there. */
import { Popover as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import styles from './Popover.module.css'

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
  /** Gives the focus to something else than the trigger when it closes; false: it did not. */
  onClosed?: () => boolean
}

export function PopoverCard({
  trigger,
  children,
  label,
  align = 'start',
  side = 'bottom',
  onClosed,
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
          onCloseAutoFocus={(event) => {
            if (onClosed?.()) event.preventDefault()
          }}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
