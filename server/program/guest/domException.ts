/** `DOMException`, which Node throws where a browser would. */
const codes: Partial<Record<string, number>> = {
  InvalidCharacterError: 5,
  AbortError: 20,
  TimeoutError: 23,
  DataCloneError: 25,
}

export class DOMException extends Error {
  constructor(message: unknown = '', name: unknown = 'Error') {
    super(String(message))
    const shown = String(name)
    Object.defineProperty(this, 'name', { value: shown, configurable: true, writable: true })
    Object.defineProperty(this, 'code', { value: codes[shown] ?? 0, configurable: true })
  }
}
