/** The clients' pages: real frames of real origins. Mounted once, at the root, so that no change of view reloads them. */
import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import type { Place, Setup, Theme } from '../../frame/protocol.ts'
import { sessionStore } from '../../lab/session.ts'
import { traceStore } from '../../lab/trace/store.ts'
import { readFold } from '../../lab/trace/useFold.ts'
import { wireOf } from '../../pictures/network.ts'
import styles from './ClientFrames.module.css'
import { ClientPanel } from './ClientPanel.tsx'
import { createLink } from './link.ts'
import { addressOf, nameOf, originOf } from './places.ts'
import { clientsStore } from './store.ts'
import { useClients } from './useClients.ts'

/** A page that has not answered so long after it was loaded is not ours. */
const graceMs = 1_500
const longestMs = 10_000
/** A page of its real origin that does what pages do, but leads the playground's window nowhere and opens no other. */
const withOrigin = 'allow-scripts allow-same-origin allow-forms allow-modals'

/** Every client's page, and the panel of the one that is open. */
export function ClientFrames() {
  const clients = useClients((s) => s.clients)
  const loads = useClients((s) => s.loads)
  const lab = useStore(sessionStore, (s) => s.lab?.id)
  const ports = useStore(sessionStore, (s) => s.ports)
  const patient = useStore(traceStore, (trace) => readFold(wireOf, { ...trace, cursor: null }).patient)
  useEffect(() => clientsStore.bePatient(patient), [patient])
  if (!lab || !ports) return null
  return clients.map(({ lane, place }) => {
    const load = loads[lane] ?? 0
    return (
      <ClientPanel key={lane} lane={lane}>
        <Frame key={`${lab} ${place} ${load}`} lab={lab} lane={lane} place={place} ports={ports} />
      </ClientPanel>
    )
  })
}

interface FrameProps {
  lab: string
  lane: string
  place: Place
  ports: { clientPort: number; otherPort: number }
}

function themeOf(root: HTMLElement): Theme {
  const theme = root.dataset['theme']
  return theme === 'light' || theme === 'dark' ? theme : 'system'
}

/** One load of one client's page. */
function Frame({ lab, lane, place, ports }: FrameProps) {
  const frame = useRef<HTMLIFrameElement>(null)
  const { clientPort, otherPort } = ports
  useEffect(() => {
    const element = frame.current
    if (!element) return
    const setup: Omit<Setup, 'now'> = {
      kind: 'frame:setup',
      lab,
      lane,
      place,
      server: location.origin,
      clientPorts: [clientPort, otherPort],
      theme: themeOf(document.documentElement),
    }
    const giveUp = () => clientsStore.unreachable(lane)
    let timer = setTimeout(giveUp, longestMs)
    const onLoad = () => {
      clearTimeout(timer)
      timer = setTimeout(giveUp, graceMs)
    }
    let isThere = false
    const onReady = () => {
      isThere = true
      clearTimeout(timer)
      clientsStore.attached(lane, link)
    }
    const origin = originOf(place, { clientPort, otherPort }, location)
    const link = createLink({
      frame: element,
      origin,
      setup,
      onReady,
      onTell: (tell) => clientsStore.heard(lane, tell),
    })
    const onFirstLoad = () => {
      if (!isThere) onLoad()
    }
    element.addEventListener('load', onFirstLoad)
    const root = document.documentElement
    const themes = new MutationObserver(() => link.ask({ kind: 'theme', theme: themeOf(root) }))
    themes.observe(root, { attributeFilter: ['data-theme'] })
    return () => {
      clearTimeout(timer)
      themes.disconnect()
      element.removeEventListener('load', onFirstLoad)
      link[Symbol.dispose]()
      clientsStore.detached(lane, link)
    }
  }, [lab, lane, place, clientPort, otherPort])

  return (
    <iframe
      ref={frame}
      className={styles.frame}
      title={`클라이언트 ${lane}의 페이지 (${nameOf(place)})`}
      src={addressOf(place, ports, location)}
      sandbox={place === 'null' ? 'allow-scripts' : withOrigin}
    />
  )
}
