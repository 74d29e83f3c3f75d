/** Spaces out what would otherwise happen at once: browsers hold back WebSocket handshakes that begin together. */
export function createStagger({ gapMs = 25, now = () => performance.now() } = {}) {
  let free = Number.NEGATIVE_INFINITY
  return (act: () => void): void => {
    const at = Math.max(now(), free)
    free = at + gapMs
    if (at <= now()) act()
    else setTimeout(act, at - now())
  }
}
