/** An ES module as TypeScript that a loose compiler accepts: `any` where a program treats an object as JavaScript may. */

import type { SyntaxNode } from '@lezer/common'
import { applySplices, put, type Splice } from '../../../../lab/code/change.ts'
import { childrenOf, codeOf, nodesIn, nodesOf, parse, type Source } from '../../../../lab/code/tree.ts'

/** Properties that the types of Node, Express and Socket.IO let a program set. */
const settable =
  /^(data|statusCode|statusMessage|exitCode|keepAliveTimeout|headersTimeout|requestTimeout|timeout|message|name|locals|length)$/

export function toTypeScript(text: string): string {
  const source = parse(text)
  const splices: Splice[] = []
  const loose = looseNames(source)
  for (const node of nodesOf(source)) {
    if (node.name === 'VariableDefinition') {
      const isEmpty =
        node.nextSibling?.name === 'Equals' && isEmptyObject(source, node.nextSibling.nextSibling)
      const name = codeOf(source, node)
      if (isAnnotatable(node) && (isEmpty || loose.has(name))) splices.push(...annotated(source, node))
      else if (isLackedBySomeCall(source, node)) splices.push(put(node.to, '?'))
    } else if (node.name === 'NewExpression') splices.push(...promised(source, node))
    else if (node.name === 'ClassBody' && setsUndeclared(source, node))
      splices.push(put(node.from + 1, '\n  [name: string]: any;'))
  }
  return applySplices(text, splices)
}

/** An error has whatever its thrower put on it, and the types know only this. */
const errorName = /^(e|err|error|reason)$/
const errorProperty = /^(message|name|stack|cause)$/

/** The names of objects that get properties of the program's own, and of errors that have more than every error. */
function looseNames(source: Source): Set<string> {
  const names = new Set<string>()
  for (const node of nodesOf(source)) {
    const [whose, , what] = node.name === 'MemberExpression' ? childrenOf(node) : []
    if (whose?.name === 'VariableName' && what && errorName.test(codeOf(source, whose)))
      if (!errorProperty.test(codeOf(source, what))) names.add(codeOf(source, whose))
    if (node.name !== 'AssignmentExpression') continue
    const [target] = childrenOf(node)
    const [object, dot, property] = target?.name === 'MemberExpression' ? childrenOf(target) : []
    if (object?.name !== 'VariableName' || dot?.name !== '.' || !property) continue
    if (!settable.test(codeOf(source, property))) names.add(codeOf(source, object))
  }
  return names
}

const isEmptyObject = (source: Source, node: SyntaxNode | null): boolean =>
  node?.name === 'ObjectExpression' && /^\{\s*\}$/.test(codeOf(source, node))

/** A variable or a parameter by itself; what a pattern, an import, a class or a function names has its type. */
function isAnnotatable({ parent, prevSibling }: SyntaxNode): boolean {
  if (parent?.name === 'VariableDeclaration') return true
  return (parent?.name === 'ParamList' && prevSibling?.name !== 'Spread') || parent?.name === 'ArrowFunction'
}

function annotated(source: Source, node: SyntaxNode): Splice[] {
  // `x => …` needs its brackets first.
  if (node.parent?.name === 'ArrowFunction') return [put(node.from, '('), put(node.to, ': any)')]
  return [put(node.to, `${isLackedBySomeCall(source, node) ? '?' : ''}: any`)]
}

/** A parameter that some call of its function leaves out. */
function isLackedBySomeCall(source: Source, node: SyntaxNode): boolean {
  const list = node.parent
  if (list?.name !== 'ParamList' || node.nextSibling?.name === 'Equals') return false
  const holder = list.parent?.name === 'FunctionDeclaration' ? list.parent : list.parent?.parent
  const named = holder?.getChild('VariableDefinition')
  if (!named || node.prevSibling?.name === 'Spread') return false
  const params = childrenOf(list).filter(({ name }) => !/^[(),]$|^Equals$/.test(name))
  const at = params.findIndex(({ from }) => from === node.from)
  return callsOf(source, codeOf(source, named)).some((args) => args !== null && args <= at)
}

/** How many arguments each call of that name has; `null` with a spread among them. */
function callsOf(source: Source, name: string): (number | null)[] {
  return nodesOf(source).flatMap((node) => {
    const [callee, list] = node.name === 'CallExpression' ? childrenOf(node) : []
    if (callee?.name !== 'VariableName' || codeOf(source, callee) !== name) return []
    const args = list ? childrenOf(list).filter((part) => !/^[(),]$/.test(part.name)) : []
    return [args.some((part) => part.name === 'Spread') ? null : args.length]
  })
}

/** `new Promise(…)`: of nothing where it is resolved with nothing, else of anything. */
function promised(source: Source, node: SyntaxNode): Splice[] {
  const [, callee, args] = childrenOf(node)
  if (!callee || codeOf(source, callee) !== 'Promise' || args?.name !== 'ArgList') return []
  const executor = childrenOf(args)[1]
  const resolve = executor && firstParameter(executor)
  const calls = resolve ? new RegExp(`(?<![\\w$.])${resolveName(source, resolve)}\\(\\)`) : null
  return [put(callee.to, calls?.test(codeOf(source, args)) ? '<void>' : '<any>')]
}

const resolveName = (source: Source, node: SyntaxNode) => codeOf(source, node).replaceAll('$', '\\$')

function firstParameter(node: SyntaxNode): SyntaxNode | null {
  return node.getChild('ParamList')?.getChild('VariableDefinition') ?? node.getChild('VariableDefinition')
}

/** A class whose objects get properties that it does not declare. */
function setsUndeclared(source: Source, body: SyntaxNode): boolean {
  const declared = new Set(
    [...nodesIn(body)]
      .filter(({ name }) => name === 'PropertyDefinition')
      .map((node) => codeOf(source, node)),
  )
  return [...nodesIn(body)].some((node) => {
    const [target] = node.name === 'AssignmentExpression' ? childrenOf(node) : []
    const [object, , property] = target?.name === 'MemberExpression' ? childrenOf(target) : []
    return object?.name === 'this' && property && !declared.has(codeOf(source, property))
  })
}
