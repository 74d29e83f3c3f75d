/** How much of a response's headers one call of the program fills. */
import type { Values } from './messages.ts'

const FILLING = new Set([
  'setHeader',
  'removeHeader',
  'writeHead',
  'set',
  'type',
  'vary',
  'location',
  'links',
  'cookie',
  'clearCookie',
  'redirect',
  'statusMessage',
])

/** In characters, as the call crosses; 0 for a method that fills none. */
export const headerLength = (method: string, { json }: Values): number =>
  FILLING.has(method) ? json.length : 0
