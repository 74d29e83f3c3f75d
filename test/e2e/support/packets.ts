/** What crossed the wire between a client and the server, in the words of the diagram's rows. */
import type { Locator } from '@playwright/test'
import type { TraceEvent } from '#shared/trace.ts'

type Words = { up: string[]; down: string[] }
const inOrder = ({ up, down }: Words): Words => ({ up: up.sort(), down: down.sort() })

function requestWords(method: string, url: string): string {
  const query = new URLSearchParams(url.slice(url.indexOf('?')))
  const transport = query.get('transport')
  const sid = query.get('sid')
  return sid === null || transport === 'websocket'
    ? `${method} …transport=${transport}`
    : `${method} …sid=${sid.slice(0, 4)}…`
}

/** Read from the trace alone, packet by packet. */
export function packetsIn(events: readonly TraceEvent[], client: string): Words {
  const words: Words = { up: [], down: [] }
  const methods = new Map<number, string>()
  const packets = (body: unknown) => String(body).split('\x1e')
  for (const event of events) {
    if (event.client !== client) continue
    if (event.kind === 'http.request') {
      methods.set(event.seq, event.method)
      if (event.method === 'POST') words.up.push(...packets(event.body))
      else words.up.push(requestWords(event.method, event.url))
    }
    if (event.kind === 'http.response') {
      if (event.status === 101) words.down.push('101 Switching Protocols')
      else if (methods.get(event.request) === 'POST') words.down.push(`${event.status} ${event.body}`)
      else words.down.push(...packets(event.body))
    }
    if (event.kind === 'ws.frame' && event.opcode === 1) words[event.direction].push(String(event.data))
  }
  return inOrder(words)
}

/** Read from the rows that are in the page; close frames are not packets of Engine.IO. */
export async function packetsShown(rows: Locator, client: string): Promise<Words> {
  const words: Words = { up: [], down: [] }
  const names = await rows.evaluateAll((all) => all.map((row) => row.getAttribute('aria-label') ?? ''))
  for (const name of names) {
    const up = `, ${client}에서 서버로, `
    const down = `, 서버에서 ${client}로, `
    const way = name.includes(up) ? up : name.includes(down) ? down : null
    const text = way && name.slice(name.indexOf(way) + way.length, name.lastIndexOf(', +'))
    if (text && !/^close\b/.test(text)) words[way === up ? 'up' : 'down'].push(text)
  }
  return inOrder(words)
}
