/** What a file of a program says of others: which it asks for, and which names it gives them. */
import type { AnyNode, CallExpression, ImportDeclaration, Node, ObjectExpression, Pattern } from 'acorn'
import { placeOf, type TextPlace } from './edits.ts'
import { childrenOf } from './transform.ts'

type ProgramNode = Extract<AnyNode, { type: 'Program' }>

export interface Import extends TextPlace {
  name: string
  /** The names that must be there; `default` and `*` always are. */
  names: readonly string[]
  /** `with { type: 'json' }`, or another type. */
  type?: string
}

/** The `import … from` and `export … from` of an ES module. */
export function importsOf(code: string, tree: Node): Import[] {
  return (tree as ProgramNode).body.flatMap((statement) => {
    const from = 'source' in statement ? statement.source : null
    if (!from) return []
    const type = attributeOf(statement)
    return [
      {
        name: String(from.value),
        names: namesOf(statement),
        ...placeOf(code, statement.start),
        ...(type !== undefined && { type }),
      },
    ]
  })
}

function namesOf(statement: AnyNode): string[] {
  if (statement.type === 'ImportDeclaration') return importedNames(statement)
  if (statement.type !== 'ExportNamedDeclaration') return []
  return statement.specifiers.map(({ local }) => nameIn(local))
}
const importedNames = ({ specifiers }: ImportDeclaration): string[] =>
  specifiers.flatMap((one) => {
    if (one.type === 'ImportDefaultSpecifier') return ['default']
    return one.type === 'ImportSpecifier' ? [nameIn(one.imported)] : []
  })

function attributeOf(statement: AnyNode): string | undefined {
  if (!('attributes' in statement)) return undefined
  const type = statement.attributes.find(({ key }) => nameIn(key) === 'type')
  return type && String(type.value.value)
}

/** Where the `with { … }` of imports stands: QuickJS has no such syntax. */
export function attributeSpans(tree: Node): { start: number; end: number }[] {
  return (tree as ProgramNode).body.flatMap((statement) => {
    if (!('source' in statement) || !statement.source || !('attributes' in statement)) return []
    const last = statement.attributes.at(-1)
    return last ? [{ start: statement.source.end, end: last.end }] : []
  })
}

interface Exports {
  names: readonly string[]
  /** Of these modules it gives all names on. */
  stars: readonly string[]
}

/** The names that an ES module exports. */
export function exportsOf(tree: Node): Exports {
  const names: string[] = []
  const stars: string[] = []
  for (const statement of (tree as ProgramNode).body) {
    if (statement.type === 'ExportDefaultDeclaration') names.push('default')
    else if (statement.type === 'ExportAllDeclaration') {
      if (statement.exported) names.push(nameIn(statement.exported))
      else stars.push(String(statement.source.value))
    } else if (statement.type === 'ExportNamedDeclaration') {
      names.push(...statement.specifiers.map(({ exported }) => nameIn(exported)))
      const { declaration } = statement
      if (declaration?.type === 'VariableDeclaration')
        names.push(...declaration.declarations.flatMap(({ id }) => boundNames(id)))
      else if (declaration?.id) names.push(declaration.id.name)
    }
  }
  return { names, stars }
}

function boundNames(pattern: Pattern): string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name]
    case 'ObjectPattern':
      return pattern.properties.flatMap((one) =>
        boundNames(one.type === 'RestElement' ? one.argument : one.value),
      )
    case 'ArrayPattern':
      return pattern.elements.flatMap((one) => (one ? boundNames(one) : []))
    case 'AssignmentPattern':
      return boundNames(pattern.left)
    case 'RestElement':
      return boundNames(pattern.argument)
    default:
      return []
  }
}

/** The names that Node finds in the text of a CommonJS file without running it (cjs-module-lexer). */
export function commonJsExports(code: string, tree: Node): string[] {
  const names = new Set<string>()
  const visit = (node: AnyNode): void => {
    if (node.type === 'AssignmentExpression') {
      const { left, right } = node
      if (isExports(left) && right.type === 'ObjectExpression') addLiteral(code, right, names)
      else if (left.type === 'MemberExpression' && isExports(left.object)) add(names, keyOf(left))
    } else if (node.type === 'CallExpression') add(names, defined(node))
    for (const child of childrenOf(node)) visit(child)
  }
  visit(tree as AnyNode)
  return [...names]
}

function add(names: Set<string>, name: string | undefined): void {
  if (name !== undefined && name !== 'default') names.add(name)
}

/** `exports` or `module.exports`. */
const isExports = (node: Node): boolean => {
  const one = node as AnyNode
  if (one.type === 'Identifier') return one.name === 'exports'
  return one.type === 'MemberExpression' && isNamed(one.object, 'module') && keyOf(one) === 'exports'
}

/** `Object.defineProperty(exports, 'name', …)`. */
function defined({ callee, arguments: args }: CallExpression): string | undefined {
  if (callee.type !== 'MemberExpression' || !isNamed(callee.object, 'Object')) return undefined
  const [target, key] = args
  if (keyOf(callee) !== 'defineProperty' || !target || !isExports(target)) return undefined
  return key?.type === 'Literal' ? String(key.value) : undefined
}

/** Up to the first value that does not begin with a name. */
function addLiteral(code: string, { properties }: ObjectExpression, names: Set<string>): void {
  for (const one of properties) {
    if (one.type === 'SpreadElement') continue
    if (one.computed || one.method || one.kind !== 'init') return
    if (!/^[\p{ID_Start}$_]/u.test(code.slice(one.value.start))) return
    add(names, nameIn(one.key))
    if (one.value.type !== 'Identifier') return
  }
}

const isNamed = (node: Node, name: string): boolean => {
  const one = node as AnyNode
  return one.type === 'Identifier' && one.name === name
}
function keyOf(node: AnyNode): string | undefined {
  if (node.type !== 'MemberExpression') return undefined
  const key = node.property as AnyNode
  if (!node.computed) return nameIn(key)
  return key.type === 'Literal' && typeof key.value === 'string' ? key.value : undefined
}
function nameIn(node: Node): string {
  const one = node as AnyNode
  if (one.type === 'Identifier') return one.name
  return one.type === 'Literal' ? String(one.value) : ''
}

interface Asked {
  names: readonly string[]
  /** It asks by names that only a run knows, too. */
  computed: boolean
}

/** Which modules a file asks for anywhere in its text. */
export function askedFor(tree: Node): Asked {
  const names: string[] = []
  let computed = false
  const ask = (name: AnyNode | undefined): void => {
    if (name?.type === 'Literal') names.push(String(name.value))
    else computed = true
  }
  const visit = (node: AnyNode): void => {
    if ('source' in node && node.source) ask(node.source as AnyNode)
    if (node.type === 'CallExpression' && isNamed(node.callee, 'require')) {
      ask(node.arguments[0] as AnyNode | undefined)
      for (const arg of node.arguments) visit(arg as AnyNode)
      return
    }
    if (node.type === 'MemberExpression' && isNamed(node.object, 'require')) return
    if (isNamed(node, 'require')) computed = true
    for (const child of childrenOf(node)) visit(child)
  }
  visit(tree as AnyNode)
  return { names, computed }
}
