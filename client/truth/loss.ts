/** One lost connection: what each end says of it. */
import type { ClientWord, Link } from './facts.ts'
import type { Cause, Scene, Truth } from './truth.ts'

type Gone = Extract<ClientWord, { kind: 'disconnected' }>
interface Loss {
  told: Gone
  link: Link | null
  /** Why the server closed it: its socket's word, else its connection's. */
  reason: string | null
  scene: Scene
}

function lossOf(scene: Scene): Loss | undefined {
  const { told, seen } = scene.socket
  if (told.kind !== 'disconnected') return undefined
  const reason = seen.kind === 'disconnected' ? seen.reason : (told.link?.session.end?.event.reason ?? null)
  return { told, link: told.link, reason, scene }
}

/** What the browser knows, and whether it comes back by itself. */
export function browserOf({ reason, retries, attempt }: Gone): string {
  if (attempt > 0) return `끊긴 뒤 ${attempt}번째로 다시 연결해 봐요. 이유: \`${reason}\``
  return retries
    ? `끊겼어요. 이유: \`${reason}\`. 저절로 다시 연결해요.`
    : `끊겼어요. 이유: \`${reason}\`. 다시 연결하지 않아요.`
}
/** What the server knows. */
export const serverOf = (reason: string | null) =>
  reason === null ? '아직 연결돼 있다고 알아요.' : `끊겼다고 알아요. 이유: \`${reason}\``

type Words = Partial<Truth> & Pick<Truth, 'why'>
/** A cause in which a connection was lost: what both ends know of it, unless the cause knows better. */
export const loss = (id: string, name: string, of: (loss: Loss) => Words | undefined): Cause => ({
  id,
  name,
  of(scene) {
    const lost = lossOf(scene)
    const words = lost && of(lost)
    return words && { browser: browserOf(lost.told), server: serverOf(lost.reason), ...words }
  },
})
/** Both ends' reasons decide, as the library gives them. */
export const byReasons = (
  id: string,
  name: string,
  mine: string,
  theirs: string | null,
  why: string,
): Cause =>
  loss(id, name, ({ told, reason }) =>
    told.reason === mine && (theirs === null || reason === theirs) ? { why } : undefined,
  )
