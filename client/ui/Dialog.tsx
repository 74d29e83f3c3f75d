/** A page over the page, for what is read once and closed. */
import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import { type ReactNode, useRef } from 'react'
import { IconButton } from './Button.tsx'
import styles from './Dialog.module.css'

interface DialogProps {
  title: string
  open: boolean
  onClose: () => void
  /** A selector of what has the focus afterwards, where what opened the dialog is gone by then. */
  returnTo?: string
  children: ReactNode
}

/** Closes on Escape, on a press outside and with its button. */
export function Dialog({ title, open, onClose, returnTo, children }: DialogProps) {
  const content = useRef<HTMLDivElement>(null)
  return (
    <Radix.Root open={open} onOpenChange={(next) => next || onClose()}>
      <Radix.Portal>
        <Radix.Overlay className={styles.veil} />
        <Radix.Content
          ref={content}
          className={styles.dialog}
          aria-describedby={undefined}
          // The first button is the one that closes: its tooltip would open, and take the first Escape.
          onOpenAutoFocus={(event) => {
            event.preventDefault()
            content.current?.focus()
          }}
          {...(returnTo && {
            onCloseAutoFocus: (event: Event) => {
              event.preventDefault()
              document.querySelector<HTMLElement>(returnTo)?.focus()
            },
          })}
        >
          <div className={styles.head}>
            <Radix.Title className={styles.title}>{title}</Radix.Title>
            <IconButton label="닫기" icon={<X size={16} strokeWidth={1.85} />} onClick={onClose} />
          </div>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
