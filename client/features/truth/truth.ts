/** What a truth is, and what a cause looks at: each is told apart by evidence, never by a guess. */

import type { Exchange, ExchangeEnd } from '#shared/model/exchanges.ts'
import type { Fate } from '#shared/model/units.ts'
import type { Network } from '#shared/network.ts'
import type { Crossing } from '../../pictures/flow/types.ts'
import type { Timer } from '../../pictures/timers.ts'
import type { ClientWord, Evidence, ServerEvidence, SocketEvidence } from './facts.ts'

/** Three sentences; `code` stands between backticks. */
export interface Truth {
  browser: string
  server: string
  why: string
}
/** What is looked at: a moment, whom it is about, and what both ends know then. */
export interface Scene {
  /** What crossed, or what was told, at that moment; `null`: how things stand. */
  crossing: Crossing | null
  /** What had become of it then; `null`: it crossed no wire. */
  fate: Fate | null
  /** The learner put another payload in its place. */
  isEdited: boolean
  evidence: Evidence
  /** The namespace that it is about. */
  socket: SocketEvidence
  server: ServerEvidence
  /** The conditions on the wire. */
  network: Network
  /** What both ends wait for at that moment, and when that is, on the trace's clock. */
  timers: readonly Timer[]
  at: number
}
/** One cause: its truth if the evidence shows it. No two have the same id or the same name. */
export interface Cause {
  id: string
  /** What it is called beside the reason; `null`: nothing went wrong. */
  name: string | null
  of: (scene: Scene) => Truth | undefined
}

/** It goes up to the server. */
export const isUp = (crossing: Crossing): boolean => crossing.via === 'wire' && crossing.direction === 'up'

/** The truth about what goes either way: whoever sent it is at one end, and whom it was sent to at the other. */
export function bothWays(
  crossing: Crossing,
  { sender, receiver, why }: { sender: string; receiver: string; why: string },
): Truth {
  return isUp(crossing)
    ? { browser: sender, server: receiver, why }
    : { browser: receiver, server: sender, why }
}

export const unknown = '아직 아무것도 몰라요.'
export const outsideWords = '밖에 있는 클라이언트라 스스로 말해 주지 않아요.'
export const notTold = '아직 알려 준 것이 없어요.'

/** How the server stands by itself. */
export function serverStands({ port, clientsCount, stopped }: ServerEvidence): string {
  if (port !== null) return `\`${port}\`번에서 기다리고 있어요. 지금 연결은 ${clientsCount}개예요.`
  return stopped === 'error' || stopped === 'limit'
    ? '프로그램이 멈춰서 기다리고 있지 않아요.'
    : '기다리고 있지 않아요.'
}

type Failed = Extract<ClientWord, { kind: 'failed' }>
/** The attempt to connect that a scene is about, and what the browser tells its code of it. */
export interface Attempt {
  told: Failed | null
  question: Exchange | null
}
type Answered = Exchange & { end: Extract<ExchangeEnd, { is: 'answered' }> }

/** The question that the failure speaks of; before the report comes, the one under way. */
export function attemptOf({ crossing, evidence, socket }: Scene): Attempt | undefined {
  const { told } = socket
  const { question } = evidence
  if (crossing?.role === 'refusal' || crossing?.role === 'preflight-answer')
    return question ? { told: null, question } : undefined
  if (told.kind === 'failed') {
    // A newer question that nobody has answered yet says nothing of the failure.
    const isNewer = question !== null && question.end.is !== 'waiting'
    return { told, question: isNewer ? question : told.question }
  }
  if (told.kind === 'connected' || told.kind === 'disconnected') return undefined
  return question ? { told: null, question } : undefined
}

/** What the code hears of the failure. */
export function hears({ evidence }: Scene, told: Failed | null): string {
  if (evidence.isOutside) return outsideWords
  return told ? `코드에는 \`${told.message}\`만 알려 줘요.` : notTold
}

export const isAnswered = (question: Exchange | null): question is Answered => question?.end.is === 'answered'

/** Status of the answer; `null`: there is none. */
export const statusOf = (question: Exchange | null): number | null =>
  isAnswered(question) ? question.end.response.event.status : null
