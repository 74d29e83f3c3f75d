/** The three origins of the table, and texts with them made short. */
import type { Place } from '../../../lab/clients/places.ts'
import type { Viewed } from '../../../lab/record/viewed.ts'

export interface Origins {
  app: string
  other: string
  null: 'null'
}
export const places: readonly { place: Place; name: string }[] = [
  { place: 'app', name: '내 앱' },
  { place: 'other', name: '다른 사이트' },
  { place: 'null', name: '출처 없음' },
]

/** The origins of a record's clients, as the page was that it was made on. */
export function originsOf({ page, ports }: Viewed): Origins {
  const { protocol, hostname } = new URL(page)
  const at = (port: number) => `${protocol}//${hostname}:${port}`
  return { app: at(ports.clientPort), other: at(ports.otherPort), null: 'null' }
}

/** The same page under another name of the same machine. */
export function aliasOf(origin: string): string {
  const url = new URL(origin)
  url.hostname = url.hostname === 'localhost' ? '127.0.0.1' : 'localhost'
  return url.origin
}

/** `"http://localhost:3000"` → `"…:3000"`: of origins of the same machine, the end is what tells them apart. */
export function short(text: string, { app }: Origins): string {
  const { protocol, hostname } = new URL(app)
  return text.replaceAll(`${protocol}//${hostname}:`, '…:').replaceAll(`${protocol}//`, '')
}
