/** One client up close: its state, its page, its console. Always mounted, because its page lives in it. */
import { RotateCcw, X } from 'lucide-react'
import { type CSSProperties, type ReactNode, useEffect, useRef } from 'react'
import { fileOf } from '../../frame/protocol.ts'
import type { Opened } from '../../lab/clients/clients.ts'
import { originOf, places } from '../../lab/clients/places.ts'
import { useClients, useLab, useSession } from '../../lab/useLab.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Segment } from '../../ui/Segment.tsx'
import { ClientConsole } from './ClientConsole.tsx'
import styles from './ClientPanel.module.css'
import { ClientState } from './ClientState.tsx'

const width = 400
const edge = 8
const gap = 6

/** Above the button or below it, wherever there is more room. */
function placeOf({ from }: Opened): CSSProperties {
  const left = Math.max(edge, Math.min(from.left, window.innerWidth - width - edge))
  const below = window.innerHeight - from.bottom
  return from.top > below
    ? { left, bottom: window.innerHeight - from.top + gap, maxHeight: from.top - gap - edge }
    : { left, top: from.bottom + gap, maxHeight: below - gap - edge }
}

/** `children` is the client's page. */
export function ClientPanel({ lane, children }: { lane: string; children: ReactNode }) {
  const lab = useLab()
  const opened = useClients((s) => (s.opened?.lane === lane ? s.opened : null))
  const place = useClients((s) => s.clients.find((client) => client.lane === lane)?.place) ?? 'app'
  const ports = useSession((s) => s.ports)
  const panel = useRef<HTMLElement>(null)
  const isOpen = opened !== null
  const { open, run, reload, remove, setPlace } = lab.clients

  useEffect(() => {
    const element = panel.current
    if (!isOpen || !element) return
    element.focus()
    const away = (event: PointerEvent) => {
      const target = event.target
      if (!(target instanceof Element) || element.contains(target)) return
      if (!target.closest('[data-opens-client]')) open(null)
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') open(null)
    }
    const onResize = () => open(null)
    document.addEventListener('pointerdown', away)
    document.addEventListener('keydown', onKey)
    window.addEventListener('resize', onResize)
    return () => {
      document.removeEventListener('pointerdown', away)
      document.removeEventListener('keydown', onKey)
      window.removeEventListener('resize', onResize)
      document.querySelector<HTMLElement>(`[data-opens-client="${lane}"]`)?.focus()
    }
  }, [isOpen, lane, open])

  return (
    <section
      ref={panel}
      tabIndex={-1}
      inert={!isOpen}
      data-open={isOpen}
      className={styles.panel}
      style={opened ? placeOf(opened) : undefined}
      role="dialog"
      aria-label={`클라이언트 ${lane}`}
    >
      <header className="row broad">
        <Badge letter={lane} />
        <h2>클라이언트 {lane}</h2>
        {ports && <code className={styles.origin}>{originOf(place, ports, location)}</code>}
        <IconButton
          label="닫기"
          size="small"
          icon={<X size={16} strokeWidth={1.85} />}
          onClick={() => open(null)}
        />
      </header>
      <div className={styles.page}>
        <Segment
          label="페이지의 출처"
          options={places.map((choice) => ({ value: choice.place, label: choice.name }))}
          value={place}
          onChange={(chosen) => {
            if (chosen !== place) setPlace(lane, chosen)
          }}
        />
        <Button
          size="small"
          look="ghost"
          onClick={() => {
            lab.trace.backToNow()
            reload(lane)
          }}
        >
          페이지 새로 열기
        </Button>
      </div>
      <ClientState lane={lane} />
      {children}
      {isOpen && <ClientConsole lane={lane} />}
      <footer className={styles.foot}>
        <Button
          size="small"
          icon={<RotateCcw size={14} strokeWidth={2.1} aria-hidden="true" />}
          onClick={() => run(lane)}
        >
          <span>
            <code>{fileOf(lane)}</code> 다시 실행
          </span>
        </Button>
        <Button size="small" look="ghost" onClick={() => remove(lane)}>
          클라이언트 지우기
        </Button>
      </footer>
    </section>
  )
}
