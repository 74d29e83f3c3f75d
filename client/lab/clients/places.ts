/** Where a client's page can come from. */
import type { Place } from '../../frame/protocol.ts'

export type { Place }

export interface PlaceChoice {
  place: Place
  name: string
  /** What choosing it shows. */
  help: string
}
export const places: readonly PlaceChoice[] = [
  { place: 'app', name: '내 앱', help: '처음 server.js가 허용하는 출처예요.' },
  { place: 'other', name: '다른 사이트', help: '처음 server.js가 허용하지 않는 출처예요.' },
  { place: 'null', name: '출처 없음', help: '출처가 null인 페이지예요.' },
]

interface Ports {
  clientPort: number
  otherPort: number
}
/** Until the playground has said which it has. */
export const usualPorts: Ports = { clientPort: 3000, otherPort: 3001 }

interface Home {
  protocol: string
  hostname: string
  origin: string
}

/** The origin that the browser gives to a page of this place. */
export function originOf(place: Place, ports: Ports, home: Home): string {
  if (place === 'null') return 'null'
  const port = place === 'app' ? ports.clientPort : ports.otherPort
  return `${home.protocol}//${home.hostname}:${port}`
}

/** The address of that page. A page without origin comes from the playground's own port, sandboxed. */
export function addressOf(place: Place, ports: Ports, home: Home): string {
  return place === 'null' ? `${home.origin}/frame/` : `${originOf(place, ports, home)}/`
}

export function nameOf(place: Place): string {
  return places.find((choice) => choice.place === place)?.name ?? place
}
