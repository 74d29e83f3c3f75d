/** Trials that are pressed in Chromium on each commit: one of each kind, and those that ask for what only a browser does (preflights,
 *  cookies, a page that leaves). */
import type { effects as clientEffects } from './clientEffects.ts'
import type { effects as serverEffects } from './serverEffects.ts'

export const inBrowser = {
  /** One that a request tells, one that a condition on the wire tells, and the last of the list. */
  server: ['transports', 'pingTimeout', 'parser'],
  client: [
    'reconnection',
    'rememberUpgrade',
    'extraHeaders',
    'withCredentials',
    'transportOptions',
    'closeOnBeforeunload',
  ],
} as const satisfies {
  server: readonly (keyof typeof serverEffects)[]
  client: readonly (keyof typeof clientEffects)[]
}
