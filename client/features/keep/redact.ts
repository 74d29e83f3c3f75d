/** Takes secrets out of what is kept: values of cookies and of headers that prove who somebody is. */
import type { Headers, TraceEvent } from '#shared/trace.ts'

const secret = new Set(['authorization', 'proxy-authorization', 'x-lab-key', 'x-api-key', 'x-auth-token'])
const covered = '(가림)'

const attribute = /^\s*(path|domain|expires|max-age|samesite|httponly|secure|priority|partitioned)\s*(=|$)/i

/** Names stay, and so do the attributes of a cookie that is set. */
const coverPair = (pair: string) =>
  pair.replace(/^(\s*[^=]*=)?.*$/s, (_all, name = '') => `${name}${covered}`)
const coverSent = (line: string) => line.split(';').map(coverPair).join(';')
const coverSet = (line: string) => {
  const [first = '', ...attributes] = line.split(';')
  return [coverPair(first), ...attributes.map((one) => (attribute.test(one) ? one : coverPair(one)))].join(
    ';',
  )
}

function coverOf(name: string): ((line: string) => string) | undefined {
  if (name === 'cookie') return coverSent
  if (name === 'set-cookie') return coverSet
  return secret.has(name) ? () => covered : undefined
}

function coverHeaders(headers: Headers): Headers {
  if (!Object.keys(headers).some((name) => coverOf(name.toLowerCase()))) return headers
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => {
      const cover = coverOf(name.toLowerCase())
      if (!cover) return [name, value]
      return [name, typeof value === 'string' ? cover(value) : value.map(cover)]
    }),
  )
}

/** The same event without secrets in its headers; the very same one where there are none. */
export function redacted(event: TraceEvent): TraceEvent {
  if (!('headers' in event)) return event
  const headers = coverHeaders(event.headers)
  return headers === event.headers ? event : { ...event, headers }
}

/** The same without the place of its lab, which whoever has it can watch: who opens a record is elsewhere. */
export function unplaced(event: TraceEvent): TraceEvent {
  if (!('base' in event)) return event
  const { base: _base, ...rest } = event
  return rest
}
