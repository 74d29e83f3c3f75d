/** How Node complains of an argument. */

/** What was given, in its words. */
function received(value: unknown): string {
  if (value === null || value === undefined) return `Received ${value}`
  if (typeof value === 'function') return `Received function ${value.name}`
  if (typeof value === 'object') {
    const { name } = (value.constructor as { name?: string } | undefined) ?? {}
    return `Received ${name ? `an instance of ${name}` : inside.inspector().inspect(value, { depth: -1 })}`
  }
  const shown = inside.inspector().inspect(value, { colors: false })
  const short = typeof value === 'string' && value.length > 25 ? `'${value.slice(0, 25)}'...` : shown
  return `Received type ${typeof value} (${short})`
}

/** Throws that the argument of this name must be `kind`. */
export function mustBe(name: string, kind: string, value: unknown): never {
  throw inside.withCode(
    new TypeError(`The "${name}" argument must be ${kind}. ${received(value)}`),
    'ERR_INVALID_ARG_TYPE',
  )
}
