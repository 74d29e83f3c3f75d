/** Things to do, one under the other, behind one button. */
import { type ReactNode, useState } from 'react'
import { Button } from './Button.tsx'
import styles from './Menu.module.css'
import { Popover } from './Popover.tsx'
import type { PopoverProps } from './PopoverCard.tsx'

export interface MenuItem {
  name: string
  act: () => void
  /** Without it, it can be done. */
  enabled?: boolean
  icon?: ReactNode
}

interface MenuProps extends Pick<PopoverProps, 'label' | 'trigger'> {
  items: readonly MenuItem[]
  size?: 'normal' | 'large'
  /** Said under them. */
  note?: ReactNode
}

/** Closes before it does what was chosen, so that what opens then keeps the focus. */
export function Menu({ label, trigger, items, size = 'normal', note }: MenuProps) {
  const [open, setOpen] = useState(false)
  return (
    <Popover label={label} align="end" open={open} onOpenChange={setOpen} trigger={trigger}>
      <div className={styles.menu}>
        {items.map(({ name, act, enabled = true, icon }) => (
          <Button
            key={name}
            look="ghost"
            size={size}
            className={styles.item}
            icon={icon}
            disabled={!enabled}
            onClick={() => {
              setOpen(false)
              act()
            }}
          >
            {name}
          </Button>
        ))}
      </div>
      {note}
    </Popover>
  )
}
