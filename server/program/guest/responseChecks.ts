/** What Node and Express refuse of a response is refused where it was written, in their words. */

const withCode = (error: Error, code: string) => Object.assign(error, { code })

/** A header's name, where one is asked for. */
export function checkName(name: unknown): asserts name is string {
  if (typeof name === 'string') return
  const shown = name === undefined || name === null ? String(name) : `type ${typeof name} (${String(name)})`
  const text = `The "name" argument must be of type string. Received ${shown}`
  throw withCode(new TypeError(text), 'ERR_INVALID_ARG_TYPE')
}

/** What would make the real response throw is thrown here, at the learner's line. */
export function checkHeader(name: unknown, value: unknown): void {
  if (typeof name !== 'string' || !/^[\w!#$%&'*+.^`|~-]+$/.test(name)) {
    throw withCode(
      new TypeError(`Header name must be a valid HTTP token ["${String(name)}"]`),
      'ERR_INVALID_HTTP_TOKEN',
    )
  }
  if (value === undefined) {
    throw withCode(
      new TypeError(`Invalid value "undefined" for header "${name}"`),
      'ERR_HTTP_INVALID_HEADER_VALUE',
    )
  }
  for (const item of [value].flat()) {
    if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(String(item)))
      throw withCode(new TypeError(`Invalid character in header content ["${name}"]`), 'ERR_INVALID_CHAR')
  }
}

/** As Node looks at them when the head is about to be made. */
export function checkHead(status: unknown, message: unknown): void {
  const code = Number(status) | 0
  if (code < 100 || code > 999) {
    throw withCode(new RangeError(`Invalid status code: ${String(status)}`), 'ERR_HTTP_INVALID_STATUS_CODE')
  }
  if (message !== undefined && !/^[\t\x20-\x7e\x80-\xff]*$/.test(String(message)))
    throw withCode(new TypeError('Invalid character in statusMessage'), 'ERR_INVALID_CHAR')
}

/** The headers that `writeHead` is given: an object, a list of pairs, or names and values in turn. */
export function checkHeaders(given: unknown): void {
  if (given === null || typeof given !== 'object') return
  const flat = Array.isArray(given)
    ? given.flat()
    : Object.entries(given).flatMap(([key, value]) => [key, [value]])
  for (let at = 0; at + 1 < flat.length; at += 2) {
    const value: unknown = flat[at + 1]
    checkHeader(flat[at], Array.isArray(value) && value.length === 1 ? value[0] : value)
  }
}

/** Express's own check of a status. */
export function checkStatus(code: unknown): asserts code is number {
  if (!Number.isInteger(code)) {
    throw new TypeError(`Invalid status code: ${JSON.stringify(code)}. Status code must be an integer.`)
  }
  if (Number(code) < 100 || Number(code) > 999) {
    throw new RangeError(
      `Invalid status code: ${JSON.stringify(code)}. Status code must be greater than 99 and less than 1000.`,
    )
  }
}

export function checkType(type: unknown): void {
  if (type === undefined || type === null)
    throw new TypeError(`Cannot read properties of ${type} (reading 'indexOf')`)
  if (typeof (type as { indexOf?: unknown }).indexOf !== 'function')
    throw new TypeError('type.indexOf is not a function')
}

/** As the package `vary` does. */
export function checkVary(field: unknown): void {
  if (!field) throw new TypeError('field argument is required')
  const names: unknown[] = Array.isArray(field)
    ? field
    : String(field)
        .split(',')
        .map((name) => name.trim())
  if (names.some((name) => !/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(String(name))))
    throw new TypeError('field argument contains an invalid header name')
}

export function checkLinks(links: unknown): void {
  if (links === undefined || links === null) throw new TypeError('Cannot convert undefined or null to object')
  for (const urls of Object.values(links)) checkHeader('Link', [urls].flat().map(String))
}
