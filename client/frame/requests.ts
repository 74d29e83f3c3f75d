/** The page's own `fetch` and `WebSocket`, for code that speaks to the lab without socket.io-client. */
import { type Home, urlInLab } from './address.ts'

const inLab = <T>(url: T, home: Home): T | string =>
  typeof url === 'string' || url instanceof URL ? (urlInLab(String(url), home) ?? url) : url

/** Makes both: `http://localhost:4000` in the learner's code is the lab. */
export function createRequests(home: Home) {
  const { fetch, WebSocket } = window
  return {
    fetch: (input: RequestInfo | URL, init?: RequestInit) => fetch(inLab(input, home), init),
    WebSocket: new Proxy(WebSocket, {
      construct: (target, [url, ...rest], newTarget) =>
        Reflect.construct(target, [inLab(url, home), ...rest], newTarget),
    }),
  }
}
