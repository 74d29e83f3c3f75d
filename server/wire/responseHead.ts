/** Reads the head of an HTTP/1.1 response that a library wrote as text to an upgraded socket. */
export interface ResponseHead {
  status: number
  headers: Record<string, string | string[]>
  /** What follows the head. */
  rest: Buffer
}

/** `undefined` when the bytes are not (yet) a whole head. Header names are lower-cased as Node gives them. */
export function readResponseHead(bytes: Buffer): ResponseHead | undefined {
  const end = bytes.indexOf('\r\n\r\n')
  if (end < 0) return undefined
  const [statusLine = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n')
  const status = Number(/^HTTP\/1\.[01] (\d{3})/.exec(statusLine)?.[1])
  if (!Number.isInteger(status)) return undefined
  return { status, headers: readHeaderLines(lines), rest: bytes.subarray(end + 4) }
}

export function readHeaderLines(lines: readonly string[]): Record<string, string | string[]> {
  const headers: Record<string, string | string[]> = {}
  for (const line of lines) {
    const colon = line.indexOf(':')
    if (colon < 1) continue
    const name = line.slice(0, colon).toLowerCase()
    const value = line.slice(colon + 1).trim()
    const known = headers[name]
    headers[name] = known === undefined ? value : [...(Array.isArray(known) ? known : [known]), value]
  }
  return headers
}
