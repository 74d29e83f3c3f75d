/** Adds a client: of which origin its page is, is asked first. */
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { mostClients } from '../../lab/clients/clients.ts'
import { originOf, places } from '../../lab/clients/places.ts'
import { useClients, useLab, useSession } from '../../lab/useLab.ts'
import { Button } from '../../ui/Button.tsx'
import { Popover } from '../../ui/Popover.tsx'
import styles from './AddClient.module.css'
import { ServedPage } from './ServedPage.tsx'

/** `inHead`: in the first cell above the diagram; else where the clients stand under each other. */
export function AddClient({ inHead = false }: { inHead?: boolean }) {
  const lab = useLab()
  const [isOpen, setOpen] = useState(false)
  const ports = useSession((s) => s.ports)
  const isFull = useClients((s) => s.clients.length >= mostClients)
  if (isFull && !inHead) return null
  return (
    <Popover
      trigger={
        <Button
          size={inHead ? 'small' : 'large'}
          className={inHead ? styles.add : undefined}
          aria-label="클라이언트 추가"
          disabled={isFull}
          title={isFull ? '클라이언트는 다섯까지 있을 수 있어요.' : undefined}
          icon={<Plus size={14} strokeWidth={2.1} aria-hidden="true" />}
        >
          {inHead ? '클라이언트' : '클라이언트 추가'}
        </Button>
      }
      label="새 클라이언트의 페이지"
      align={inHead ? 'start' : 'end'}
      side={inHead ? 'bottom' : 'top'}
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
        {lab.record === null && <ServedPage />}
      </div>
    </Popover>
  )
}
