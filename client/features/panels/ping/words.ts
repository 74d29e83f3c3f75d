/** Times as this panel writes them. */
import { whoText } from '../../../pictures/lanes.ts'

/** `2.0초`, `0.48초`, `27.3초`, `25초`, `10분`: as exact as one reads it. */
export function spanText(ms: number): string {
  if (ms < 1_000) return `${(ms / 1_000).toFixed(2)}초`
  if (ms < 10_000) return `${(ms / 1_000).toFixed(1)}초`
  if (ms < 100_000) return `${Number((ms / 1_000).toFixed(1))}초`
  return ms < 600_000 ? `${Math.round(ms / 1_000)}초` : `${Math.round(ms / 60_000)}분`
}

/** What an option is set to: `2초`, `0.5초`, `25초`. */
export const settingText = (ms: number): string => `${Number((ms / 1_000).toFixed(2))}초`

/** A moment on the trace's clock: `5.49초`. */
const clockText = (ms: number): string => `${(ms / 1_000).toFixed(2)}초`

/** A moment that is named in a sentence: tenths where the lab is old. */
export const momentText = (ms: number): string =>
  ms < 1_000_000 ? clockText(ms) : `${(ms / 1_000).toFixed(1)}초`

/** What is left, rounded up: nothing is over before it is. */
export function leftText(ms: number): string {
  if (ms < 10_000) return `${(Math.ceil(Math.max(0, ms) / 100) / 10).toFixed(1)}초`
  return ms < 600_000 ? `${Math.ceil(ms / 1_000)}초` : `${Math.ceil(ms / 60_000)}분`
}

/** `0.8 ms`, `13 ms`. */
export const msText = (ms: number): string => (ms < 10 ? `${ms.toFixed(1)} ms` : `${Math.round(ms)} ms`)

/** Whom a clock watches: `A를 지켜봄`. Letters of clients end in a vowel when they are read, numbers not always. */
export function watchText(client: string | null): string {
  if (client === null) return '누군가를 지켜봄'
  return client.startsWith('ext-') ? `${whoText(client)} 쪽을 지켜봄` : `${client}를 지켜봄`
}
