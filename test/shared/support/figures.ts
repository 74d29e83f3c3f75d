/** Reads the figures and the sentences of a source file as they are declared, without running it. */
import { readFileSync } from 'node:fs'
import { parseSync } from 'vite'

/** A node of the syntax tree (ESTree with types); of its fields only those that are looked at. */
interface Node {
  type: string
  [field: string]: unknown
}
/** A number that has a name: `path` is `name`, or `name.field` where it stands in an object. */
export interface Figure {
  path: string
  /** Where the declaration is an expression around numbers, as a schema or a comparison, all of them. */
  values: readonly number[]
  /** It is a number of its own: neither an expression around some nor only another's name. */
  plain: boolean
  /** Declared by the file itself, not within a function. */
  top: boolean
}
/** Names of elsewhere that a figure may be made of: `limits.payloadBytes + 1_000`. */
type Known = Readonly<Record<string, number>>

const isNode = (value: unknown): value is Node =>
  value !== null && typeof value === 'object' && 'type' in value && typeof value.type === 'string'
const children = (node: Node): Node[] => Object.values(node).flat().filter(isNode)
const nodeIn = (node: Node, field: string): Node | undefined => {
  const value = node[field]
  return isNode(value) ? value : undefined
}
const nodesIn = (node: Node, field: string): Node[] => [node[field]].flat().filter(isNode)

/** The name of an identifier or of a field. */
function nameOf(node: Node | undefined): string | undefined {
  if (node?.type === 'Identifier') return String(node['name'])
  return node?.type === 'Literal' ? String(node['value']) : undefined
}

/** What is written around a value for the compiler alone. */
function bare(node: Node | undefined): Node | undefined {
  return node && /^TS(As|Satisfies|NonNull)Expression$/.test(node.type)
    ? bare(nodeIn(node, 'expression'))
    : node
}

const sums: Record<string, (a: number, b: number) => number> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '**': (a, b) => a ** b,
  '/': (a, b) => a / b,
}
function numberOf(given: Node | undefined, known: Known): number | undefined {
  const node = bare(given)
  if (!node) return undefined
  if (node.type === 'Literal') return typeof node['value'] === 'number' ? node['value'] : undefined
  if (node.type === 'Identifier') return known[String(node['name'])]
  if (node.type === 'MemberExpression')
    return known[`${nameOf(nodeIn(node, 'object'))}.${nameOf(nodeIn(node, 'property'))}`]
  if (node.type !== 'BinaryExpression') return undefined
  const [left, right] = [numberOf(nodeIn(node, 'left'), known), numberOf(nodeIn(node, 'right'), known)]
  return left === undefined || right === undefined ? undefined : sums[String(node['operator'])]?.(left, right)
}
/** Every number in an expression, not those in a function's body. */
function numbersIn(node: Node, known: Known): number[] {
  const value = numberOf(node, known)
  if (value !== undefined) return [value]
  return node.type === 'BlockStatement' ? [] : children(node).flatMap((child) => numbersIn(child, known))
}

function treeOf(file: string): Node {
  const { program, errors } = parseSync(file, readFileSync(file, 'utf8'))
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`)
  return program as unknown as Node
}

/** All figures of a file: of constants, of fields of objects, of defaults of parameters, and of lists that are taken apart. */
export function figuresOf(file: string, known: Known): Figure[] {
  const found: Figure[] = []
  const note = (path: string, given: Node | undefined, top: boolean): void => {
    const node = bare(given)
    if (!node) return
    const value = numberOf(node, known)
    const values = value === undefined ? numbersIn(node, known) : [value]
    if (values.length > 0)
      found.push({ path, values, plain: value !== undefined && node.type !== 'MemberExpression', top })
    if (node.type === 'ObjectExpression')
      for (const field of nodesIn(node, 'properties'))
        note(`${path}.${nameOf(nodeIn(field, 'key'))}`, nodeIn(field, 'value'), top)
  }
  const declare = (target: Node | undefined, value: Node | undefined, top: boolean): void => {
    if (target?.type === 'ArrayPattern' && value?.type === 'ArrayExpression') {
      const values = nodesIn(value, 'elements')
      for (const [at, one] of nodesIn(target, 'elements').entries()) note(nameOf(one) ?? '', values[at], top)
      return
    }
    const name = nameOf(target)
    if (name !== undefined) note(name, value, top)
  }
  const visit = (node: Node, top: boolean): void => {
    if (node.type === 'VariableDeclarator') declare(nodeIn(node, 'id'), bare(nodeIn(node, 'init')), top)
    if (node.type === 'AssignmentPattern') declare(nodeIn(node, 'left'), nodeIn(node, 'right'), false)
    if (node.type === 'Property') declare(nodeIn(node, 'key'), nodeIn(node, 'value'), false)
    const within = top && !/Function|Class/.test(node.type)
    for (const child of children(node)) visit(child, within)
  }
  visit(treeOf(file), true)
  return found
}

const korean = /[가-힣]/
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
/** So much of a sentence stands in the code itself: `${name}의 ${key}` says nothing of its own. */
const leastFixed = 6

/** Every Korean sentence of a file, as the pattern of what it says. What is put in is a figure where the file tells which, and
 *  otherwise one word. */
export function sentencesOf(file: string, known: Known): RegExp[] {
  if (!korean.test(readFileSync(file, 'utf8'))) return []
  const own = figuresOf(file, known).flatMap(({ path, values, plain, top }) =>
    plain && top ? [[path, values[0] ?? 0] as const] : [],
  )
  const figures: Known = { ...known, ...Object.fromEntries(own) }
  const found: RegExp[] = []
  const add = (fixed: readonly string[], between: readonly string[] = []): void => {
    const text = fixed.join('')
    if (!korean.test(text) || (between.length > 0 && text.replaceAll(' ', '').length < leastFixed)) return
    found.push(new RegExp(`^${fixed.map((part, at) => escaped(part) + (between[at] ?? '')).join('')}$`))
  }
  const filled = (part: Node): string => {
    const callee = part.type === 'CallExpression' ? nodeIn(part, 'callee') : undefined
    const isWritten = nameOf(callee && nodeIn(callee, 'property')) === 'toLocaleString'
    const figure = numberOf(isWritten && callee ? nodeIn(callee, 'object') : part, figures)
    if (figure === undefined) return '\\S{1,40}'
    return isWritten ? figure.toLocaleString('ko-KR') : `${figure}`
  }
  const visit = (node: Node): void => {
    if (node.type === 'Literal' && typeof node['value'] === 'string') add([node['value']])
    if (node.type === 'JSXText') add([String(node['value']).trim().replace(/\s+/g, ' ')])
    if (node.type === 'TemplateLiteral')
      add(
        nodesIn(node, 'quasis').map((part) => (part['value'] as { cooked: string }).cooked),
        nodesIn(node, 'expressions').map(filled),
      )
    for (const child of children(node)) visit(child)
  }
  visit(treeOf(file))
  return found
}
