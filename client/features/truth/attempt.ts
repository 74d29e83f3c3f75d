/** The attempt to connect that a scene is about, and what the browser tells its code of it. */
import type { Exchange, ExchangeEnd } from '#shared/model/exchanges.ts'
import type { ClientWord } from './facts.ts'
import { notTold, outsideWords, type Scene } from './truth.ts'

type Failed = Extract<ClientWord, { kind: 'failed' }>
export interface Attempt {
  told: Failed | null
  question: Exchange | null
}
export type Answered = Exchange & { end: Extract<ExchangeEnd, { is: 'answered' }> }

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
