/** The attempt to connect that a scene is about, and what the browser tells its code of it. */
import type { Told } from './facts.ts'
import type { Handshake } from './handshake.ts'
import { notTold, outsideWords, type Scene } from './truth.ts'

type Failed = Extract<Told, { kind: 'failed' }>
export interface Attempt {
  told: Failed | null
  handshake: Handshake | null
}
export type Answered = Handshake & { end: { status: 'answered' } }

/** The handshake that the failure speaks of; before the report comes, the one under way. */
export function attemptOf({ crossing, evidence, socket }: Scene): Attempt | undefined {
  const { told } = socket
  const { handshake } = evidence
  if (crossing?.role === 'refusal' || crossing?.role === 'preflight-answer')
    return handshake ? { told: null, handshake } : undefined
  if (told.kind === 'failed') {
    // A newer question that nobody has answered yet says nothing of the failure.
    const isNewer = handshake !== null && handshake.end.status !== 'waiting'
    return { told, handshake: isNewer ? handshake : told.handshake }
  }
  if (told.kind === 'connected' || told.kind === 'disconnected') return undefined
  return handshake ? { told: null, handshake } : undefined
}

/** What the code hears of the failure. */
export function hears({ evidence }: Scene, told: Failed | null): string {
  if (evidence.isOutside) return outsideWords
  return told ? `코드에는 \`${told.message}\`만 알려 줘요.` : notTold
}

export const isAnswered = (handshake: Handshake | null): handshake is Answered =>
  handshake?.end.status === 'answered'
