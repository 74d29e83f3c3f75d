/** The clients one under the other, where no lane's head has room for them: connect, disconnect, look closer, add. */
import { ChevronUp } from 'lucide-react'
import { nameOf } from '../../lab/clients/places.ts'
import type { Client } from '../../lab/clients/saved.ts'
import { useClients, useLab } from '../../lab/useLab.ts'
import { Badge } from '../../ui/Badge.tsx'
import { classes } from '../../ui/classes.ts'
import { AddClient } from './AddClient.tsx'
import styles from './ClientControls.module.css'
import { Composer } from './Composer.tsx'
import { tones } from './tones.ts'
import { useConnecting } from './useConnecting.ts'

/** The form that sends, and the clients with the button that adds one. */
export function ClientControls() {
  return (
    <>
      <Composer />
      <Chips />
    </>
  )
}

function Chips() {
  const clients = useClients((s) => s.clients)
  return (
    <section className={styles.bar} aria-label="클라이언트">
      <ul className={styles.chips}>
        {clients.map((client) => (
          <li key={client.lane}>
            <Chip client={client} />
          </li>
        ))}
      </ul>
      <AddClient />
    </section>
  )
}

function Chip({ client }: { client: Client }) {
  const lab = useLab()
  const { lane, place } = client
  const isOpen = useClients((s) => s.opened?.lane === lane)
  const { shown, verb, canAct, hint, act } = useConnecting(lane)
  const { doing, words } = shown
  const toggle = (button: HTMLElement) => {
    const { left, top, bottom } = button.getBoundingClientRect()
    lab.clients.open(isOpen ? null : { lane, from: { left, top, bottom } })
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
          <span>{doing === 'idle' ? nameOf(place) : words}</span>
        </span>
        <ChevronUp size={14} strokeWidth={2.1} aria-hidden="true" />
      </button>
      <button type="button" className={styles.act} disabled={!canAct} title={hint} onClick={act}>
        {verb}
      </button>
    </fieldset>
  )
}
