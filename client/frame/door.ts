/** Lets in only the page that embeds this frame, and says no more to others than "I am here". */
import type { Ready, Setup } from './protocol.ts'

/** The playground page: same host, and the very window that embeds this one. Where this page stands on the
 *  playground's own port it is sandboxed, so its own address tells the origin to expect. */
function isPage(event: MessageEvent): boolean {
  if (event.source !== window.parent || window.parent === window) return false
  if (!URL.canParse(event.origin)) return false
  return new URL(event.origin).hostname === location.hostname
}

function isSetup(value: unknown): value is Setup {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'frame:setup'
}

/** Calls `begin` once, with the page's setup and the port for everything else. */
export function openDoor(begin: (setup: Setup, port: MessagePort) => void): void {
  const onMessage = (event: MessageEvent) => {
    const port = event.ports[0]
    if (!isPage(event) || !isSetup(event.data) || !port) return
    if (event.data.server !== event.origin) return
    window.removeEventListener('message', onMessage)
    begin(event.data, port)
  }
  window.addEventListener('message', onMessage)
  if (window.parent !== window) window.parent.postMessage({ kind: 'frame:ready' } satisfies Ready, '*')
}
