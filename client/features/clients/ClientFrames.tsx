/** The clients' pages: real frames of real origins. Mounted once, at the root, so that no change of view reloads them. */
import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import type { Place, Setup, Theme } from '../../frame/protocol.ts'
import type { ClientsStore } from '../../lab/clients/clients.ts'
import { createLink } from '../../lab/clients/link.ts'
import { addressOf, nameOf, originOf } from '../../lab/clients/places.ts'
import { useDesk } from '../../lab/useLab.ts'
import { wireOf } from '../../pictures/network.ts'
import styles from './ClientFrames.module.css'
import { ClientPanel } from './ClientPanel.tsx'

/** A page that has not answered so long after it was loaded is not ours. */
const graceMs = 1_500
const longestMs = 10_000
/** What is higher scrolls in its own frame. */
const mostHeight = 320
const borders = 2
/** A page of its real origin that does what pages do, but leads the playground's window nowhere and opens no other. */
const withOrigin = 'allow-scripts allow-same-origin allow-forms allow-modals'

/** Every client's page, and the panel of the one that is open. */
export function ClientFrames() {
  const lab = useDesk().own
  const { clients, loads } = useStore(lab.clients)
  const { lab: address, ports } = useStore(lab.session)
  const patient = useStore(lab.trace, (trace) => lab.pictures.now(wireOf, trace).patient)
  useEffect(() => lab.clients.bePatient(patient), [lab, patient])
  if (!address || !ports) return null
  const { id } = address
  return clients.map(({ lane, place }) => {
    const load = loads[lane] ?? 0
    return (
      <ClientPanel key={lane} lane={lane}>
        <Frame
          key={`${id} ${place} ${load}`}
          lab={id}
          clients={lab.clients}
          lane={lane}
          place={place}
          ports={ports}
        />
      </ClientPanel>
    )
  })
}

interface FrameProps {
  /** The lab's id. */
  lab: string
  clients: ClientsStore
  lane: string
  place: Place
  ports: { clientPort: number; otherPort: number }
}

function themeOf(root: HTMLElement): Theme {
  const theme = root.dataset['theme']
  return theme === 'light' || theme === 'dark' ? theme : 'system'
}

/** One load of one client's page. */
function Frame({ lab, clients, lane, place, ports }: FrameProps) {
  const frame = useRef<HTMLIFrameElement>(null)
  const height = useStore(clients, ({ heights }) => heights[lane])
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
    const giveUp = () => clients.unreachable(lane)
    let timer = setTimeout(giveUp, longestMs)
    const onLoad = () => {
      clearTimeout(timer)
      timer = setTimeout(giveUp, graceMs)
    }
    let isThere = false
    const onReady = () => {
      isThere = true
      clearTimeout(timer)
      clients.attached(lane, link)
    }
    const origin = originOf(place, { clientPort, otherPort }, location)
    const link = createLink({
      frame: element,
      origin,
      setup,
      onReady,
      onTell: (tell) => clients.heard(lane, tell),
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
      clients.detached(lane, link)
    }
  }, [lab, clients, lane, place, clientPort, otherPort])

  return (
    <iframe
      ref={frame}
      className={styles.frame}
      style={height === undefined ? undefined : { height: Math.min(height, mostHeight) + borders }}
      title={`클라이언트 ${lane}의 페이지 (${nameOf(place)})`}
      src={addressOf(place, ports, location)}
      sandbox={place === 'null' ? 'allow-scripts' : withOrigin}
    />
  )
}
