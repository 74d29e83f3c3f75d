/** Things that are put into an order, by buttons that every hand can press. */
import { ChevronDown, ChevronUp } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import { IconButton } from '../../ui/Button.tsx'
import styles from './Questions.module.css'

interface OrderListProps {
  label: string
  items: readonly { id: string; name: string; content: ReactNode }[]
  onChange: (order: string[]) => void
  /** Takes one out; absent where all of them stay. */
  onRemove?: ((id: string) => ReactNode) | undefined
}

const thin = { size: 16, strokeWidth: 1.85, 'aria-hidden': true } as const

export function OrderList({ label, items, onChange, onRemove }: OrderListProps) {
  const list = useRef<HTMLOListElement>(null)
  const move = (index: number, by: -1 | 1) => {
    const ids = items.map(({ id }) => id)
    const [moved] = ids.splice(index, 1)
    if (moved === undefined) return
    ids.splice(index + by, 0, moved)
    onChange(ids)
    // The focus goes along with what is moved.
    requestAnimationFrame(() => {
      const row = list.current?.children[index + by]
      const wish = row?.querySelector<HTMLButtonElement>(by < 0 ? '[data-up]' : '[data-down]')
      if (wish && !wish.disabled) wish.focus()
      else row?.querySelector<HTMLButtonElement>('button:not(:disabled)')?.focus()
    })
  }
  return (
    <ol ref={list} className={styles.order} aria-label={label}>
      {items.map(({ id, name, content }, index) => (
        <li key={id} className={styles.item}>
          <div>{content}</div>
          <div className={styles.moves}>
            <IconButton
              label={`${name} 위로`}
              data-up=""
              icon={<ChevronUp {...thin} />}
              disabled={index === 0}
              onClick={() => move(index, -1)}
            />
            <IconButton
              label={`${name} 아래로`}
              data-down=""
              icon={<ChevronDown {...thin} />}
              disabled={index === items.length - 1}
              onClick={() => move(index, 1)}
            />
            {onRemove?.(id)}
          </div>
        </li>
      ))}
    </ol>
  )
}
