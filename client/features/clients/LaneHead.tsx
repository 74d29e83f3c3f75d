/** The head of one of the page's own clients: its badge opens it, and below stand 연결, 끊기 and 보내기. */
import { Plug, Send, Unplug, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { useClients, useLab } from '../../lab/useLab.ts'
import { classes } from '../../ui/classes.ts'
import { composerStore, toggleComposer } from './composing.ts'
import styles from './LaneHead.module.css'
import { tones } from './tones.ts'
import { shortWords } from './useClients.ts'
import { useConnecting } from './useConnecting.ts'

interface LaneHeadProps {
  client: string
  /** `tight`, `bare`: two icons under the badge; `short`: one. */
  fit: 'wide' | 'plain' | 'short' | 'tight' | 'bare'
  badge: ReactNode
  name: ReactNode
  seconds: ReactNode
}

const thin = { size: 14, strokeWidth: 2.1, 'aria-hidden': true } as const
const icons = { 연결: <Plug {...thin} />, 끊기: <Unplug {...thin} />, 그만: <X {...thin} /> }

/** What stands at the top of the client's lane. */
export function LaneHead({ client, fit, badge, name, seconds }: LaneHeadProps) {
  const lab = useLab()
  const isOpen = useClients((s) => s.opened?.lane === client)
  const { shown, verb, canAct, hint, act } = useConnecting(client)
  const isSending = useStore(composerStore, ({ lane }) => lane === client)
  const { doing, words, transport } = shown
  const isIcons = fit === 'tight' || fit === 'bare'
  const full = transport && doing === 'connected' ? `${words} · ${transport}` : words
  const toggle = (button: HTMLElement) => {
    const { left, top, bottom } = button.getBoundingClientRect()
    lab.clients.open(isOpen ? null : { lane: client, from: { left, top, bottom } })
  }
  return (
    <fieldset className={styles.head} data-fit={fit}>
      <legend className="hidden-text">클라이언트 {client}</legend>
      <button
        type="button"
        className={styles.who}
        data-opens-client={client}
        aria-expanded={isOpen}
        title={full}
        onClick={(event) => toggle(event.currentTarget)}
      >
        <span className={styles.badge}>{badge}</span>
        <span className="hidden-text">클라이언트 {client}</span>
        <span className={styles.words}>
          {name}
          <span className={styles.state}>
            <span className={classes('dot', tones[doing])} aria-hidden="true" />
            {fit === 'wide' ? (
              <span className={styles.doing}>{full}</span>
            ) : (
              <>
                <span className="hidden-text">{full}</span>
                <span className={styles.doing} aria-hidden="true">
                  {shortWords[doing] ?? words}
                </span>
              </>
            )}
            {seconds}
          </span>
        </span>
      </button>
      <span className={styles.acts}>
        <button type="button" disabled={!canAct} title={isIcons ? verb : hint} onClick={act}>
          {isIcons && icons[verb]}
          <span className={isIcons ? 'hidden-text' : undefined}>{verb}</span>
        </button>
        <button
          type="button"
          aria-label={`${client}에서 보내기`}
          data-sends-from={client}
          aria-expanded={isSending}
          title={`${client}에서 이벤트 보내기`}
          onClick={() => toggleComposer(client)}
        >
          {isIcons || fit === 'short' ? <Send {...thin} /> : '보내기'}
        </button>
      </span>
    </fieldset>
  )
}
