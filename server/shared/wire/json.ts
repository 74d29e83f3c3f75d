/** Reads JSON and keeps where each value stands. Accepts what `JSON.parse` accepts; never throws, however deep or long. */
import { scanNumber, scanString, scanWord, skipSpace } from './jsonTokens.ts'
import type { JsonKind, Part } from './part.ts'
import type { JsonFault, WireProblem } from './span.ts'

/** Beyond these the values are checked, but not taken apart: nobody reads them one by one. */
const most = { depth: 12, parts: 400 }

interface Container {
  kind: 'json.object' | 'json.array'
  start: number
  parts: Part[]
  /** The key that waits for its value. */
  key: Part | null
  /** Where items begin that are not taken apart any more, and where the last of them ends. */
  more: [start: number, end: number] | null
}

export interface JsonReading {
  /** The value, if one begins, and behind it what could not be read. */
  parts: Part[]
  problem?: WireProblem
}

type Expected = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' | 'nothing'

/** Reads the JSON between `start` and `end` of `text`. */
export function readJson(text: string, start: number, end: number, layer: Part['layer']): JsonReading {
  const open: Container[] = []
  /** Closing characters of containers that are not taken apart. */
  const deep: string[] = []
  let deepStart = 0
  let root: Part | null = null
  let made = 0
  /** Where the last token ended. */
  let last = start
  let expected: Expected = 'value'
  let at = skipSpace(text, start, end)

  const make = (kind: JsonKind | 'unread', from: number, to: number, more?: Partial<Part>): Part => {
    made += 1
    return { kind, span: [from, to], layer, ...more }
  }
  const after = (): Expected => (open.length === 0 && deep.length === 0 ? 'nothing' : 'comma-or-end')
  const isDone = (): boolean => expected === 'nothing'
  const isArray = (): boolean =>
    deep.length > 0 ? deep[deep.length - 1] === ']' : open.at(-1)?.kind === 'json.array'
  /** A value ended, outside of what is not taken apart. */
  const put = (kind: JsonKind, from: number, to: number, parts?: readonly Part[]): void => {
    const around = open.at(-1)
    if (!around) root = make(kind, from, to, parts && { parts })
    else if (around.more) around.more[1] = to
    else {
      const value = make(kind, from, to, parts && { parts })
      const { key } = around
      around.parts.push(key === null ? value : make('json.member', key.span[0], to, { parts: [key, value] }))
      around.key = null
    }
  }
  const tooMany = (from: number): void => {
    const around = open.at(-1)
    if (deep.length === 0 && around && !around.more && around.key === null && made >= most.parts)
      around.more = [from, from]
  }
  const begin = (character: '{' | '['): void => {
    const array = character === '['
    if (deep.length > 0 || open.length >= most.depth || open.at(-1)?.more || made >= most.parts) {
      if (deep.length === 0) deepStart = at
      deep.push(array ? ']' : '}')
    } else
      open.push({
        kind: array ? 'json.array' : 'json.object',
        start: at,
        parts: [],
        key: null,
        more: null,
      })
    at += 1
    expected = array ? 'value-or-end' : 'key-or-end'
  }
  const close = (): void => {
    at += 1
    const closer = deep.pop()
    if (closer !== undefined) {
      if (deep.length === 0) put(closer === ']' ? 'json.array' : 'json.object', deepStart, at)
    } else {
      const done = open.pop()
      if (done) put(done.kind, done.start, at, partsOf(done, make))
    }
    expected = after()
  }
  const value = (): JsonFault | null => {
    const character = text.charAt(at)
    if (character === '{' || character === '[') {
      if (isArray()) tooMany(at)
      begin(character)
      return null
    }
    const token =
      character === '"'
        ? scanString(text, at, end)
        : /[-0-9]/.test(character)
          ? scanNumber(text, at, end)
          : scanWord(text, at, end)
    if (typeof token === 'string') return token
    if (isArray()) tooMany(at)
    if (deep.length === 0) put(kindOf(character), at, token)
    at = token
    expected = after()
    return null
  }
  const key = (): JsonFault | null => {
    if (text.charAt(at) !== '"') return 'key'
    const token = scanString(text, at, end)
    if (typeof token === 'string') return token
    tooMany(at)
    const around = open.at(-1)
    if (deep.length === 0 && around && !around.more) around.key = make('json.key', at, token)
    at = token
    expected = 'colon'
    return null
  }
  const step = (): JsonFault | null => {
    const character = text.charAt(at)
    const closer = isArray() ? ']' : '}'
    switch (expected) {
      case 'nothing':
        return 'more-after'
      case 'value-or-end':
      case 'key-or-end':
        if (character === closer) return close() ?? null
        return expected === 'value-or-end' ? value() : key()
      case 'comma-or-end':
        if (character === closer) return close() ?? null
        if (character !== ',') return 'comma'
        at += 1
        expected = isArray() ? 'value' : 'key'
        return null
      case 'colon':
        if (character !== ':') return 'colon'
        at += 1
        expected = 'value'
        return null
      case 'key':
        return key()
      default:
        return value()
    }
  }

  let fault: JsonFault | null = null
  while (fault === null && at < end) {
    fault = step()
    if (fault !== null) break
    last = at
    at = skipSpace(text, at, end)
  }
  if (fault === null && !isDone()) fault = 'ended'
  if (fault === null) return { parts: root ? [root] : [] }

  const problem: WireProblem = { kind: 'bad-json', at: [at, end], fault }
  const unread = make('unread', at, end, { problem })
  if (deep.length > 0) {
    const kind = deep[0] === ']' ? 'json.array' : 'json.object'
    deep.length = 0
    put(kind, deepStart, at)
  }
  let rest: Part | null = unread
  for (let done = open.pop(); done; done = open.pop()) {
    if (done.key)
      done.parts.push(make('json.member', done.key.span[0], done.key.span[1], { parts: [done.key] }))
    if (done.more) done.more[1] = Math.max(done.more[1], last)
    const parts = [...partsOf(done, make)]
    if (rest) parts.push(rest)
    rest = null
    put(done.kind, done.start, end, parts)
  }
  return { parts: [...(root ? [root] : []), ...(rest ? [rest] : [])], problem }
}

function partsOf(done: Container, make: (kind: 'json.more', from: number, to: number) => Part): Part[] {
  return done.more ? [...done.parts, make('json.more', done.more[0], done.more[1])] : done.parts
}

function kindOf(character: string): JsonKind {
  if (character === '"') return 'json.string'
  return /[-0-9]/.test(character) ? 'json.number' : 'json.word'
}
