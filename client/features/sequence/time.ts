/** Times as the diagram writes them: since the lab began, or since the step did. */

/** `0.48초`, later `2:05`, later `1:02:05`. */
export function momentText(ms: number): string {
  if (ms < 100_000) return `${(ms / 1000).toFixed(2)}초`
  const seconds = Math.floor(ms / 1000)
  const two = (value: number) => String(value).padStart(2, '0')
  const tail = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  return seconds < 3600
    ? `${Math.floor(seconds / 60)}:${two(seconds % 60)}`
    : `${Math.floor(seconds / 3600)}:${tail}`
}

/** `+13 ms`, later `+1.2초`. */
export function sinceText(ms: number): string {
  if (ms < 1000) return `+${Math.max(0, Math.round(ms))} ms`
  return ms < 100_000 ? `+${(ms / 1000).toFixed(1)}초` : `+${momentText(ms)}`
}
