/** What V8 says, and where, when QuickJS says something: found from the program's own syntax, and only where it is certain. */
import type { AnyNode, CallExpression, Identifier, MemberExpression, NewExpression, Node } from 'acorn'
import { offsetOf, placeOf, type TextPlace } from './edits.ts'
import { render } from './render.ts'
import { parseProgram } from './syntax.ts'
import { childrenOf } from './transform.ts'

type Call = (CallExpression | NewExpression) & AnyNode

/** Messages that differ by a fixed pattern. */
const patterns: readonly [RegExp, string][] = [
  [/^'(.+)' is not defined$/, '$1 is not defined'],
  [
    /^cannot read property 'Symbol\.iterator' of undefined$/,
    'undefined is not iterable (cannot read property Symbol(Symbol.iterator))',
  ],
  [
    /^cannot read property 'Symbol\.iterator' of null$/,
    'object null is not iterable (cannot read property Symbol(Symbol.iterator))',
  ],
  [/^cannot read property '(.*)' of (undefined|null)$/, "Cannot read properties of $2 (reading '$1')"],
  [/^cannot set property '(.*)' of (undefined|null)$/, "Cannot set properties of $2 (setting '$1')"],
  [/^cannot read property of (undefined|null)$/, 'Cannot read properties of $1'],
  [
    /^this is not initialized$/,
    "Must call super constructor in derived class before accessing 'this' or returning from derived constructor",
  ],
  [/^(.+) is not initialized$/, "Cannot access '$1' before initialization"],
  [/^cannot convert to object$/, 'Cannot convert undefined or null to object'],
  [/^circular reference$/, 'Converting circular structure to JSON'],
  [/^cannot convert symbol to string$/, 'Cannot convert a Symbol value to a string'],
  [/^invalid array length$/, 'Invalid array length'],
  [/^empty array$/, 'Reduce of empty array with no initial value'],
  [/^Date value is NaN$/, 'Invalid time value'],
  [/^expecting (hex digit|surrogate pair)$/, 'URI malformed'],
  [/^invalid value used as WeakMap key$/, 'Invalid value used as weak map key'],
  [/^invalid 'instanceof' right operand$/, "Right-hand side of 'instanceof' is not callable"],
]

/** The program that was asked about last: one that throws usually throws again. */
let last: { code: string; nodes: Map<number, AnyNode[]> } | undefined

/** Of a longer one QuickJS's own words and places are told: to read it takes more time than others can wait. */
const longest = 16_000

/** Reads a program, so that what is asked about it next is answered at once. */
export function readFor(code: string): void {
  nodesOf(code)
}

/** The nodes of a program by the offset at which QuickJS reports what happens in them. */
function nodesOf(code: string): Map<number, AnyNode[]> {
  if (code.length > longest) return new Map()
  if (last?.code === code) return last.nodes
  const nodes = new Map<number, AnyNode[]>()
  const parsed = parseProgram(code)
  const visit = (node: AnyNode): void => {
    for (const at of new Set([node.start, reportedAt(code, node)]))
      nodes.set(at, [...(nodes.get(at) ?? []), node])
    for (const child of childrenOf(node)) visit(child)
  }
  if (parsed.ok) visit(parsed.tree as AnyNode)
  last = { code, nodes }
  return nodes
}

function reportedAt(code: string, node: AnyNode): number {
  if (isCall(node)) {
    const open = code.indexOf('(', closed(code, node.callee.end))
    return open === -1 || open >= node.end ? node.end : open
  }
  if (node.type === 'MemberExpression') return dotOf(code, node)
  if (node.type === 'BinaryExpression') return code.indexOf(node.operator, node.left.end)
  return iteratedIn(node)?.start ?? node.start
}

/** Behind the parentheses around a callee. */
function closed(code: string, from: number): number {
  let at = from
  while (/[\s)]/.test(code[at] ?? '')) at += 1
  return at
}

function dotOf(code: string, { object, property, computed }: MemberExpression): number {
  const between = code.slice(object.end, property.start)
  const at = between.lastIndexOf(computed ? '[' : '.')
  return at === -1 ? object.end : object.end + at
}

const isCall = (node: AnyNode): node is Call =>
  node.type === 'CallExpression' || node.type === 'NewExpression'

/** A call that is reported here; QuickJS reports `return f()` at its `return`. */
function callAt(code: string, at: number): Call | undefined {
  const nodes = nodesOf(code).get(at) ?? []
  const returned = nodes.find((node) => node.type === 'ReturnStatement')?.argument as AnyNode | undefined
  if (returned) return isCall(returned) ? returned : undefined
  return nodes.find((node): node is Call => isCall(node) && reportedAt(code, node) === at)
}

/** Where V8 puts what QuickJS reports at this place. */
export function placeAsV8(code: string, place: TextPlace): TextPlace {
  const at = offsetOf(code, place)
  const call = callAt(code, at)
  if (call) {
    const { callee } = call
    if (call.type === 'NewExpression') return placeOf(code, call.start)
    if (callee.type === 'Identifier') return placeOf(code, callee.start)
    if (callee.type === 'MemberExpression' && !callee.computed) return placeOf(code, callee.property.start)
    return placeOf(code, reportedAt(code, call))
  }
  const member = (nodesOf(code).get(at) ?? []).find(
    (node) => node.type === 'MemberExpression' && !node.computed && dotOf(code, node) === at,
  )
  return member?.type === 'MemberExpression' ? placeOf(code, member.property.start) : place
}

/** What V8 says where QuickJS says `message`; `message` itself where that can't be known. Without a place: what a
 *  native function complained about. */
export function explain(code: string, message: string, place: TextPlace | undefined): string {
  if (place) {
    const at = offsetOf(code, place)
    const found = ofCall(code, message, at) ?? ofNode(message, nodesOf(code).get(at) ?? [])
    if (found !== undefined) return found
  }
  for (const [pattern, words] of patterns) if (pattern.test(message)) return message.replace(pattern, words)
  return message
}

function ofCall(code: string, message: string, at: number): string | undefined {
  if (message !== 'not a function' && message !== 'not a constructor') return undefined
  const call = callAt(code, at)
  if (!call) return undefined
  return `${render(call.callee)} is not a ${call.type === 'NewExpression' ? 'constructor' : 'function'}`
}

const notIterable = /^(value is not iterable|cannot read property 'Symbol\.iterator' of (undefined|null))$/

/** QuickJS reports some failures at whatever came last before them: only a name that is used right there is certain. */
function ofNode(message: string, nodes: readonly AnyNode[]): string | undefined {
  const name = nodes.find((node) => node.type === 'Identifier')?.name
  if (notIterable.test(message) && name !== undefined)
    return nodes.some((node) => iteratedIn(node)?.name === name) ? `${name} is not iterable` : undefined
  if (message === `'${name}' is read-only`) return 'Assignment to constant variable.'
  if (message === 'cannot convert bigint to number' && nodes.some((node) => node.type === 'BinaryExpression'))
    return 'Cannot mix BigInt and other types, use explicit conversions'
  if (message !== 'cannot convert to object') return undefined
  const key = nodes.map(firstParameterKey).find((one) => one !== undefined)
  return key && `Cannot destructure property '${key}' of the argument as it is undefined or null.`
}

/** The name of the list that goes through here. */
function iteratedIn(node: AnyNode): Identifier | undefined {
  if (node.type === 'ForOfStatement') return nameIn(node.right)
  if (node.type === 'SpreadElement') return nameIn(node.argument)
  return node.type === 'VariableDeclarator' && node.id.type === 'ArrayPattern' ? nameIn(node.init) : undefined
}

const nameIn = (node: Node | null | undefined): Identifier | undefined =>
  node?.type === 'Identifier' ? (node as Identifier) : undefined

/** The first property that a function takes out of its only object pattern. */
function firstParameterKey(node: AnyNode): string | undefined {
  if (!('params' in node)) return undefined
  const patterns = patternsIn(node)
  const [only] = patterns
  if (patterns.length !== 1 || !node.params.some((param) => param === only)) return undefined
  const first = only?.type === 'ObjectPattern' ? only.properties[0] : undefined
  return first?.type === 'Property' && first.key.type === 'Identifier' ? first.key.name : undefined
}

const patternsIn = (node: AnyNode): AnyNode[] =>
  childrenOf(node).flatMap((child) => [
    ...(child.type === 'ObjectPattern' ? [child] : []),
    ...patternsIn(child),
  ])
