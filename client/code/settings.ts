/** Reads and writes one option in the text of a program, by its syntax tree. Nothing else of the text changes: comments,
 *  layout and whatever the learner wrote stay as they are. A text that cannot be understood is left alone, and why is said. */
import type { SyntaxNode } from '@lezer/common'
import { callsIn, optionsOf, type Target } from './calls.ts'
import { literalOf } from './literal.ts'
import { objectNamed, type Property, propertiesOf } from './objects.ts'
import { addArgument, addProperty, nested, type Splice, takeAway } from './splices.ts'
import { bare, codeOf, lineAt, parse, type Source } from './tree.ts'

export type Setting =
  /** `code` as written; `value` what it means, `undefined` where only running it would tell. */
  | { is: 'set'; code: string; value: unknown; line: number }
  /** Not written: the default applies. `line` is that of the call. */
  | { is: 'absent'; line: number }
  | { is: 'unclear'; message: string; line: number | null }

export interface Change {
  /** Such as `['cors', 'origin']`. */
  path: readonly string[]
  /** The value as code; `null` takes the option away. */
  code: string | null
}
export type Written =
  /** `line`: where the (last) change stands in the new text. */
  { ok: true; text: string; line: number } | { ok: false; message: string; line: number | null }

const noCall: Record<Target, string> = {
  server: 'new Server()를 찾지 못했어요. 코드에 const io = new Server(server, {})를 써 주세요.',
  client: 'io()를 찾지 못했어요. 코드에 const socket = io("http://localhost:4000", {})를 써 주세요.',
}
const elsewhere: Record<Target, string> = {
  server: '옵션을 다른 곳에서 만들어서 고칠 수 없어요. new Server(server, { … }) 안에 바로 써 주세요.',
  client: '옵션을 다른 곳에서 만들어서 고칠 수 없어요. io(주소, { … }) 안에 바로 써 주세요.',
}

type Found =
  | { is: 'object'; node: SyntaxNode }
  | { is: 'none'; call: ReturnType<typeof callsIn>[number] }
  | { is: 'unclear'; message: string; line: number | null }

function findOptions(source: Source, target: Target): Found {
  const [call] = callsIn(source, target)
  if (!call) return { is: 'unclear', message: noCall[target], line: null }
  const { node } = optionsOf(call)
  if (!node) return { is: 'none', call }
  const object = objectNamed(source, node)
  if (object) return { is: 'object', node: object }
  return { is: 'unclear', message: elsewhere[target], line: lineAt(source.text, node.from) }
}

/** The option as the text has it. */
export function readSetting(text: string, target: Target, path: readonly string[]): Setting {
  const source = parse(text)
  const found = findOptions(source, target)
  if (found.is === 'unclear') return found
  if (found.is === 'none') return { is: 'absent', line: lineAt(text, found.call.node.from) }
  let object = found.node
  for (const [i, name] of path.entries()) {
    const property = lastOf(source, object, name)
    if (property === 'unclear')
      return { is: 'unclear', message: elsewhere[target], line: lineAt(text, object.from) }
    if (!property) return { is: 'absent', line: lineAt(text, object.from) }
    const line = lineAt(text, property.node.from)
    if (i === path.length - 1) {
      const value = property.value && bare(property.value)
      const code = codeOf(source, value ?? property.node)
      return { is: 'set', code, value: value ? literalOf(source, value) : undefined, line }
    }
    const inner = property.value && objectNamed(source, property.value)
    if (!inner) return { is: 'absent', line }
    object = inner
  }
  return { is: 'absent', line: lineAt(text, object.from) }
}

/** The property that counts: the last of that name. A spread or a computed name after it may change it: `unclear`. */
function lastOf(source: Source, object: SyntaxNode, name: string): Property | null | 'unclear' {
  const properties = propertiesOf(source, object)
  const at = properties.findLastIndex((property) => property.name === name)
  if (properties.slice(at + 1).some((property) => property.name === null)) return 'unclear'
  return properties[at] ?? null
}

function spliceFor(source: Source, target: Target, { path, code }: Change): Splice | null | string {
  const found = findOptions(source, target)
  if (found.is === 'unclear') return found.message
  if (found.is === 'none') return code === null ? null : addArgument(found.call, `{ ${nested(path, code)} }`)
  let object = found.node
  for (const [i, name] of path.entries()) {
    const property = lastOf(source, object, name)
    if (property === 'unclear') return elsewhere[target]
    const rest = path.slice(i)
    if (!property) return code === null ? null : addProperty(source, object, nested(rest, code))
    const isLast = i === path.length - 1
    if (isLast && code === null) return takeAway(source, object, property)
    if (isLast)
      return { from: property.node.from, to: property.node.to, insert: renamed(source, property, code ?? '') }
    const inner = property.value && objectNamed(source, property.value)
    if (!inner) {
      if (code === null) return null
      const whole = `{ ${nested(path.slice(i + 1), code)} }`
      return { from: property.node.from, to: property.node.to, insert: renamed(source, property, whole) }
    }
    object = inner
  }
  return null
}

/** The property with another value, its name written as it was. */
function renamed(source: Source, property: Property, code: string): string {
  const name = property.key ? codeOf(source, property.key) : (property.name ?? '')
  const between =
    property.value && property.key ? source.text.slice(property.key.to, property.value.from) : ': '
  return `${name}${between}${code}`
}

/** The text with these options changed, one after the other; all of them or none. */
export function writeSettings(text: string, target: Target, changes: readonly Change[]): Written {
  let now = text
  let line = 1
  for (const change of changes) {
    const source = parse(now)
    const splice = spliceFor(source, target, change)
    if (typeof splice === 'string') return { ok: false, message: splice, line: null }
    if (splice) now = now.slice(0, splice.from) + splice.insert + now.slice(splice.to)
    const after = readSetting(now, target, change.path)
    line = after.line ?? line
  }
  return { ok: true, text: now, line }
}
