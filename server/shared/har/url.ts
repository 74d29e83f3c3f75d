/** The address of a request as HAR wants it: absolute, and its query in parts. */
import type { Headers } from '../trace.ts'

const host = /^[a-z0-9.-]+(:\d{1,5})?$|^\[[0-9a-f:.]+\](:\d{1,5})?$/i

/** `url` as the lab saw it: usually a path. */
export function absoluteUrl(url: string, headers: Headers, scheme: 'http' | 'ws'): string {
  if (/^(http|ws)s?:\/\/[^/\s]/i.test(url)) return url
  const named = String(headers['host'] ?? '')
  const path = url.startsWith('/') ? url : `/${url}`
  return `${scheme}://${host.test(named) ? named : 'localhost'}${path}`
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}

/** Each part of the query, in order; what cannot be decoded stays as it was sent. */
export function queryOf(url: string): { name: string; value: string }[] {
  const at = url.indexOf('?')
  if (at < 0) return []
  const [query = ''] = url.slice(at + 1).split('#')
  return query
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const equals = part.indexOf('=')
      return equals < 0
        ? { name: decoded(part), value: '' }
        : { name: decoded(part.slice(0, equals)), value: decoded(part.slice(equals + 1)) }
    })
}
