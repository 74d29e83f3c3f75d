/** How much a value holds. Reading, checking and writing values takes time by how many they are and how deep they lie, not by their bytes. */

export interface Most {
  /** Items and fields, all of them. */
  values: number
  /** Lists and objects within each other. */
  depth: number
  /** Characters of all texts and keys. */
  characters?: number
}
export type Excess = 'values' | 'depth' | 'characters'

/** What of a value is more than `most`; `undefined` when it fits. Never looks further than that, and never throws. Bytes
 *  count as one value. */
export function excessOf(value: unknown, { values, depth, characters = Number.POSITIVE_INFINITY }: Most) {
  // The value is the one item of a list that does not count.
  let [seen, read] = [-1, 0]
  let level: object[] = [[value]]
  for (let deep = 0; level.length > 0; deep += 1) {
    if (deep > depth) return 'depth' satisfies Excess
    const below: object[] = []
    const look = (item: unknown): void => {
      seen += 1
      if (typeof item === 'string') read += item.length
      else if (item !== null && typeof item === 'object' && !ArrayBuffer.isView(item)) below.push(item)
    }
    for (const around of level) {
      const excess = Array.isArray(around) ? items(around) : fields(around)
      if (excess) return excess
    }
    level = below

    function items(list: readonly unknown[]): Excess | undefined {
      if (seen + list.length > values) return 'values'
      for (let at = 0; at < list.length; at += 1) look(list[at])
      return read > characters ? 'characters' : undefined
    }
    function fields(object: object): Excess | undefined {
      for (const key in object) {
        read += key.length
        look((object as Record<string, unknown>)[key])
        if (seen > values) return 'values'
      }
      return read > characters ? 'characters' : undefined
    }
  }
  return undefined
}

/** Whether a JSON text holds more than so many values. Counts without parsing: what is no JSON gives some number. */
export function holdsMoreThan(values: number, json: string): boolean {
  // Each value takes two characters at least: itself, and what parts it from the next.
  if (json.length <= values * 2) return false
  let seen = 1
  for (let at = 0; at < json.length; at += 1) {
    switch (json.charCodeAt(at)) {
      case QUOTE:
        at = endOfText(json, at)
        break
      case OPEN_LIST:
      case OPEN_OBJECT:
        // The first item follows, unless there is none.
        if (EMPTY.has(json.charCodeAt(at + 1))) break
        seen += 1
        break
      case COMMA:
        seen += 1
    }
    if (seen > values) return true
  }
  return false
}
const [QUOTE, COMMA, OPEN_LIST, OPEN_OBJECT, BACKSLASH] = [34, 44, 91, 123, 92]
const EMPTY = new Set([93, 125])

/** Where the text that begins here ends. */
function endOfText(json: string, from: number): number {
  for (let end = json.indexOf('"', from + 1); end !== -1; end = json.indexOf('"', end + 1)) {
    let escapes = 0
    while (json.charCodeAt(end - 1 - escapes) === BACKSLASH) escapes += 1
    if (escapes % 2 === 0) return end
  }
  return json.length
}
