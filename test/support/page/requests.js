/** What a page asks with, at its origin: `fetch`, `XMLHttpRequest` and `WebSocket`, and `FileReader` for what they send. An answer that does not allow the origin is
 *  kept from the page, as a browser keeps it; preflights and cookies are a browser's alone. */
import { WebSocket as RawWebSocket } from 'ws'

const hidden = 'Failed to fetch'

/** `fetch` of a page of this origin. Throws a `TypeError` where the answer does not allow it. */
export const createFetch =
  (origin, raw = fetch) =>
  async (url, { credentials, ...init } = {}) => {
    const headers = { ...Object.fromEntries(new Headers(init.headers)), origin }
    const answer = await raw(url, { ...init, headers })
    // The page can't read it.
    if (init.mode === 'no-cors') return answer
    const allowed = answer.headers.get('access-control-allow-origin')
    const takesCredentials = answer.headers.get('access-control-allow-credentials') === 'true'
    const isOpen =
      credentials === 'include'
        ? allowed === origin && takesCredentials
        : allowed === '*' || allowed === origin
    if (!isOpen) throw new TypeError(hidden)
    return answer
  }

/** `XMLHttpRequest` over such a `fetch`, as far as Engine.IO's client uses it. */
export const createXhr = (ask) =>
  class XMLHttpRequest {
    readyState = 0
    status = 0
    responseText = ''
    timeout = 0
    withCredentials = false
    onreadystatechange = () => {}
    #method = 'GET'
    #url = ''
    #headers = {}
    #abort = new AbortController()

    open(method, url) {
      this.#method = method
      this.#url = url
      this.readyState = 1
    }
    setRequestHeader(name, value) {
      this.#headers[name] = String(value)
    }
    send(body) {
      const signals = [this.#abort.signal, ...(this.timeout > 0 ? [AbortSignal.timeout(this.timeout)] : [])]
      const settle = (status, text) => {
        if (this.#abort.signal.aborted) return
        this.status = status
        this.responseText = text
        this.readyState = 4
        this.onreadystatechange()
      }
      ask(this.#url, {
        method: this.#method,
        headers: this.#headers,
        signal: AbortSignal.any(signals),
        ...(body !== null && body !== undefined && { body }),
        ...(this.withCredentials && { credentials: 'include' }),
      }).then(
        async (answer) => settle(answer.status, await answer.text()),
        () => settle(0, ''),
      )
    }
    abort() {
      this.#abort.abort()
    }
  }

/** `FileReader`, by which Engine.IO's client writes bytes as text. */
export class FileReader {
  result = null
  onload = () => {}

  async readAsDataURL(blob) {
    const bytes = Buffer.from(await blob.arrayBuffer())
    this.result = `data:application/octet-stream;base64,${bytes.toString('base64')}`
    this.onload()
  }
}

/** `WebSocket` that says where its page is from. */
export const createWebSocket = (origin) =>
  class WebSocket extends RawWebSocket {
    constructor(url, protocols = []) {
      super(url, protocols, { origin })
      // A browser's tells nobody who does not listen.
      this.on('error', () => {})
    }
  }
