/** Asks where a new client's page comes from, and adds it. */
import { type ReactNode, useState } from 'react'
import { useStore } from 'zustand'
import { sessionStore } from '../../lab/session.ts'
import { Popover } from '../../ui/Popover.tsx'
import styles from './ClientControls.module.css'
import { originOf, places } from './places.ts'
import { clientsStore } from './store.ts'

/** `trigger`: the button that opens the choice. */
export function AddClient({ trigger }: { trigger: ReactNode }) {
  const [isOpen, setOpen] = useState(false)
  const ports = useStore(sessionStore, (s) => s.ports)
  return (
    <Popover
      trigger={trigger}
      label="새 클라이언트의 페이지"
      align="end"
      side="top"
      open={isOpen}
      onOpenChange={setOpen}
    >
      <div className={styles.places}>
        {places.map(({ place, name, help }) => (
          <button
            key={place}
            type="button"
            className={styles.place}
            onClick={() => {
              clientsStore.getState().add(place)
              setOpen(false)
            }}
          >
            <strong>
              {name} <code>{ports && originOf(place, ports, location)}</code>
            </strong>
            <small>{help}</small>
          </button>
        ))}
      </div>
    </Popover>
  )
}
