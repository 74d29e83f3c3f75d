/** The time that the strip shows: a few heartbeats around now, in steps, so that nothing moves but the line of now. */

export interface Window {
  /** ms on the trace's clock. */
  readonly from: number
  readonly to: number
  /** Between two lines of the axis. */
  readonly step: number
}
interface Settings {
  readonly pingInterval: number
  readonly pingTimeout: number
}

/** Where there is no connection: as much as the class setting shows. */
const usual: Settings = { pingInterval: 2_000, pingTimeout: 1_000 }
/** A wait that is many intervals long would leave no room to see a heartbeat. */
const mostIntervals = 5
/** Of the axis; each needs room for its words. */
const mostLines = 8

/** 1, 2 or 5 times a power of ten, at least so long. */
function roundUp(ms: number): number {
  const ten = 10 ** Math.floor(Math.log10(ms))
  return [1, 2, 5, 10].map((times) => times * ten).find((step) => step >= ms) ?? ten * 10
}

/** What words beside the next ping need, of the whole width. */
const wordsShare = 0.25

/** How far the strip looks back: to the newest heartbeat at least. */
const backOf = ({ pingInterval }: Settings): number => pingInterval * 1.3
/** How far it looks ahead: to the deadline, and where that is far, to the next ping with its words. */
function aheadOf({ pingInterval, pingTimeout }: Settings, back: number): number {
  const deadline = Math.min(pingInterval + pingTimeout, mostIntervals * pingInterval)
  return Math.max(deadline, (pingInterval + wordsShare * back) / (1 - wordsShare))
}

/** The window around a moment, for the slowest of the connections that are shown. */
export function windowAt(now: number, settings: readonly Settings[]): Window {
  const shown = settings.length > 0 ? settings : [usual]
  const back = Math.max(...shown.map(backOf))
  const step = roundUp((back + Math.max(...shown.map((one) => aheadOf(one, back)))) / mostLines)
  const ahead = Math.max(...shown.map((one) => aheadOf(one, back + step)))
  const from = Math.floor((now - back) / step) * step
  return { from, to: from + back + step + ahead, step }
}

/** The moments that have a line of the axis. */
export function linesOf({ from, to, step }: Window): readonly number[] {
  const first = Math.max(0, Math.ceil(from / step)) * step
  const count = Math.floor((to - first) / step) + 1
  return Array.from({ length: Math.max(0, count) }, (_, i) => first + i * step)
}

/** Seconds, with as many decimals as the step needs. */
export function lineText(ms: number, step: number): string {
  const decimals = step >= 1_000 ? 0 : step >= 100 ? 1 : 2
  return `${(ms / 1_000).toFixed(decimals)}초`
}

/** Where a moment is, in px of a strip so wide. */
export const placeIn = ({ from, to }: Window, width: number, at: number): number =>
  ((at - from) / (to - from)) * width
