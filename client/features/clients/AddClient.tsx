/** Asks where a new client's page comes from, and adds it. */
import { type ReactNode, useState } from 'react'
import { originOf, places } from '../../lab/clients/places.ts'
import { useLab, useSession } from '../../lab/useLab.ts'
import { Popover } from '../../ui/Popover.tsx'
import styles from './ClientControls.module.css'

/** `trigger`: the button that opens the choice. */
export function AddClient({ trigger }: { trigger: ReactNode }) {
  const lab = useLab()
  const [isOpen, setOpen] = useState(false)
  const ports = useSession((s) => s.ports)
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
              lab.clients.add(place)
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
