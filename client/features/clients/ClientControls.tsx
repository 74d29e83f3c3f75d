/** The bar of clients: connect, disconnect, look closer, add. */
import { ChevronUp, Plus } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { fileOf } from '../../frame/protocol.ts'
import { nameOf, originOf, places } from '../../lab/clients/places.ts'
import type { Client } from '../../lab/clients/saved.ts'
import { useClients, useLab, useSession } from '../../lab/useLab.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { classes } from '../../ui/classes.ts'
import { Popover } from '../../ui/Popover.tsx'
import styles from './ClientControls.module.css'
import { shownNow, useShown } from './shown.ts'
import type { Doing } from './useClients.ts'

/** Chips of the clients, and the button that adds one. */
export function ClientControls() {
  const clients = useClients((s) => s.clients)
  return (
    <section className={styles.bar} aria-label="클라이언트">
      <ul className={styles.chips} data-count={clients.length}>
        {clients.map((client) => (
          <li key={client.lane}>
            <Chip client={client} />
          </li>
        ))}
      </ul>
      {clients.length < 5 && (
        <AddClient
          trigger={
            <Button
              aria-label="클라이언트 추가"
              icon={<Plus size={14} strokeWidth={2.1} aria-hidden="true" />}
            >
              <span className={styles.addWords}>클라이언트 추가</span>
            </Button>
          }
        />
      )}
    </section>
  )
}

const tones: Record<Doing, string | undefined> = {
  opening: undefined,
  unreachable: styles.bad,
  idle: undefined,
  silent: styles.bad,
  connected: styles.good,
  connecting: styles.trying,
  trying: styles.trying,
  off: undefined,
}

const isTrying = (doing: Doing): boolean => doing === 'connecting' || doing === 'trying'
const wantsToBe = (doing: Doing): boolean => doing === 'connected' || isTrying(doing)

function Chip({ client }: { client: Client }) {
  const lab = useLab()
  const { lane, place, code } = client
  const frame = useClients((s) => s.frames[lane])
  const isOpen = useClients((s) => s.opened?.lane === lane)
  const { doing, words } = useShown(lane)
  const isDirty = frame?.status === 'ready' && frame.ran !== null && frame.ran !== code
  const { connect, disconnect, open } = lab.clients
  const isOn = wantsToBe(doing)
  /** In the past the button says what was to be done then: what is done already brings back to now, and no more. */
  const act = () => {
    lab.trace.backToNow()
    if (wantsToBe(shownNow(frame).doing) === isOn) (isOn ? disconnect : connect)(lane)
  }
  const toggle = (button: HTMLElement) => {
    const { left, top, bottom } = button.getBoundingClientRect()
    open(isOpen ? null : { lane, from: { left, top, bottom } })
  }
  return (
    <fieldset className={styles.chip}>
      <legend className="hidden-text">클라이언트 {lane}</legend>
      <button
        type="button"
        className={styles.who}
        data-opens-client={lane}
        aria-expanded={isOpen}
        onClick={(event) => toggle(event.currentTarget)}
      >
        <Badge letter={lane} off={doing !== 'connected'} />
        <span className="hidden-text">클라이언트 {lane}</span>
        <span className={styles.words}>
          <span className={classes('dot', tones[doing])} aria-hidden="true" />
          <span className={styles.doing}>{doing === 'idle' ? nameOf(place) : words}</span>
        </span>
        <ChevronUp size={14} strokeWidth={2.1} aria-hidden="true" />
      </button>
      <button
        type="button"
        className={styles.act}
        disabled={doing === 'opening'}
        title={isDirty && !isOn ? `고친 ${fileOf(lane)}로 다시 연결해요.` : undefined}
        onClick={act}
      >
        {isTrying(doing) ? '그만' : isOn ? '끊기' : '연결'}
      </button>
    </fieldset>
  )
}

/** `trigger`: the button that opens the choice. */
function AddClient({ trigger }: { trigger: ReactNode }) {
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
