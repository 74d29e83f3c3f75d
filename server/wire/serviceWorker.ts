/** A browser asks for the script of a service worker: it would answer for every page of that origin from then on. */
import type { IncomingMessage } from 'node:http'

/** `Service-Worker: script` (Service Workers, Update 7.1); `Sec-Fetch-Dest` says the same in a secure context. */
export const asksForServiceWorker = ({ headers }: Pick<IncomingMessage, 'headers'>): boolean =>
  headers['service-worker'] !== undefined || headers['sec-fetch-dest'] === 'serviceworker'
