/** What is woven into a program before it runs, so that what Node shows about promises and errors can be known in QuickJS too. */
import type {
  AnyNode,
  CatchClause,
  Expression,
  Function as Fn,
  MethodDefinition,
  Node,
  ObjectPattern,
  Property,
  SpreadElement,
} from 'acorn'
import type { Edit } from './edits.ts'
import { render } from './render.ts'

/** Names of the guest functions that woven code calls; they all begin with a prefix that the program does not contain. */
export interface Woven {
  /** Gets a function that evaluates in the program's own scope. */
  scope: string
  /** Runs the body of an async function and watches its promise. */
  run: string
  /** Watches a promise that the program made. */
  made: string
  /** Marks a promise as awaited. */
  awaited: string
  /** Marks the promises of a list as awaited. */
  each: string
  /** Gives a caught error the words that Node has for it. */
  caught: string
  /** `import()`. */
  load: string
  /** `import.meta`. */
  meta: string
  /** Hands the text of an ES module what it exports. */
  give: string
  /** What an object pattern takes apart: nothing can be taken out of `null` and `undefined`. */
  taken: string
  /** What is spread into an object, as one: QuickJS spreads no text. */
  own: string
  /** Arguments on their way through a wrapper. */
  rest: string
}

/** Those of one of a program's files: what depends on where it stands has the file's number in its name. */
export const wovenIn = (names: Woven, file: number): Woven =>
  file === 0 ? names : { ...names, load: `${names.load}${file}`, meta: `${names.meta}${file}` }

/** Names that this program does not use. */
export function wovenNames(code: string): Woven {
  const tails = (code.match(/(?<=\$\$)_*/g) ?? []).map((tail) => tail.length)
  const prefix = `$$${'_'.repeat(tails.reduce((most, length) => Math.max(most, length), -1) + 1)}`
  const name = (tail: string) => prefix + tail
  return {
    scope: name('s'),
    run: name('r'),
    made: name('m'),
    awaited: name('w'),
    each: name('e'),
    caught: name('c'),
    load: name('i'),
    meta: name('u'),
    give: name('g'),
    taken: name('t'),
    own: name('o'),
    rest: name('a'),
  }
}

/** The edits that weave a whole tree. */
export function weave(code: string, tree: Node, names: Woven): Edit[] {
  const edits: Edit[] = []
  const add = (at: number, text: string, remove = 0) => void edits.push({ at, remove, text })
  /** Children first at an end, parents first at a start: edits at one offset then nest rightly. */
  function visit(node: AnyNode, parent: AnyNode | null, inside: AnyNode | null): void {
    const isOuter = isLoop(node) && parent?.type !== 'LabeledStatement'
    const waits = waitsFor(node, inside)
    if (isOuter) add(node.start, `{${landmark};`)
    if (waits) add(waits.start, `${isList(node) ? names.each : names.awaited}((`)
    enter(node, parent)
    for (const child of childrenOf(node)) visit(child, node, isFunction(node) ? node : inside)
    leave(node, parent)
    if (waits) add(waits.end, '))')
    if (isOuter) add(node.end, '}')
  }

  function enter(node: AnyNode, parent: AnyNode | null): void {
    if (makesPromise(node)) add(node.start, `${names.made}(`)
    else if (node.type === 'CatchClause') weaveCatch(node)
    else if (node.type === 'ImportExpression') add(node.start, names.load, 'import'.length)
    else if (isSpreadIntoObject(node, parent)) add(node.argument.start, `${names.own}((`)
    else if (node.type === 'MetaProperty' && node.meta.name === 'import')
      add(node.start, names.meta, node.end - node.start)
    else if (isAsync(node)) enterAsync(node, parent)
    const taken = takenApart(node)
    if (taken)
      add(
        taken.from.start,
        `${names.taken}(${JSON.stringify(render(taken.from))},${firstKeyOf(taken.pattern)},(`,
      )
  }

  function leave(node: AnyNode, parent: AnyNode | null): void {
    const taken = takenApart(node)
    if (taken) add(taken.from.end, '))')
    if (isSpreadIntoObject(node, parent)) add(node.argument.end, '))')
    else if (makesPromise(node)) add(node.end, ')')
    else if (isAsync(node)) leaveAsync(node)
  }

  function weaveCatch({ param, body }: CatchClause): void {
    if (param?.type === 'Identifier') add(body.start + 1, `${names.caught}(${param.name});`)
  }

  function enterAsync(fn: Fn, parent: AnyNode | null): void {
    if (fn.type === 'ArrowFunctionExpression') enterArrow(fn, parent)
    else enterFunction(fn, parent !== null && isMember(parent) && parent.value === fn ? parent : null)
  }

  function enterArrow(fn: Fn, parent: AnyNode | null): void {
    if (parent?.type === 'ExpressionStatement') add(fn.start, ';')
    if (!isPlain(fn)) {
      add(fn.start, `(...${names.rest})=>${names.run}(`)
      return
    }
    add(fn.start, blank, blank.length)
    if (fn.body.type === 'BlockStatement') add(fn.body.start + 1, `return ${names.run}(async()=>{`)
    else add(fn.body.start, `${names.run}(async()=>(`)
  }

  function enterFunction(fn: Fn, member: MethodDefinition | Property | null): void {
    // Without `async` the line before might go on.
    if (member?.type === 'MethodDefinition') add(member.start, ';')
    add(member === null ? fn.start : code.lastIndexOf('async', member.key.start - 1), blank, blank.length)
    if (isPlain(fn)) {
      add(fn.body.start + 1, `return ${names.run}(async()=>{`)
      return
    }
    const open = code.indexOf('(', fn.id?.end ?? fn.start)
    add(open, `(...${names.rest}){return ${names.run}(async`)
    add(fn.body.start, '=>')
  }

  function leaveAsync(fn: Fn): void {
    const isArrow = fn.type === 'ArrowFunctionExpression'
    if (!isPlain(fn)) add(fn.end, isArrow ? `,${names.rest})` : `,${names.rest})}`)
    else if (fn.body.type === 'BlockStatement') add(fn.body.end - 1, '})')
    else add(fn.body.end, '))')
  }

  visit(tree as AnyNode, null, null)
  return edits
}

const blank = ' '.repeat('async'.length)

/** A loop that is cut off is reported at whatever QuickJS notes the place of before it; so something stands there. */
const landmark = '0..a'

const isLoop = (node: AnyNode): boolean =>
  node.type === 'LabeledStatement' ? isLoop(node.body) : /^(Do|For|While).*Statement$/.test(node.type)

const isFunction = (node: AnyNode): boolean => /Function/.test(node.type)

const isSpreadIntoObject = (node: AnyNode, parent: AnyNode | null): node is SpreadElement & AnyNode =>
  node.type === 'SpreadElement' && parent?.type === 'ObjectExpression'

/** A declaration or an assignment by an object pattern. */
function takenApart(node: AnyNode): { pattern: ObjectPattern; from: Expression } | undefined {
  const [pattern, from] =
    node.type === 'VariableDeclarator'
      ? [node.id, node.init]
      : node.type === 'AssignmentExpression'
        ? [node.left, node.right]
        : []
  return pattern?.type === 'ObjectPattern' && from ? { pattern, from } : undefined
}

/** The first name that is taken out, as text, and whether V8 reads it before it sees that it takes something apart. */
function firstKeyOf({ properties: [first] }: ObjectPattern): string {
  if (first?.type !== 'Property' || first.computed) return 'null,false'
  const { key, value } = first
  const name = key.type === 'Identifier' ? key.name : key.type === 'Literal' ? String(key.value) : ''
  return `${JSON.stringify(name)},${value.type !== 'Identifier'}`
}

/** What is waited for here without a call of `then` that could be seen. */
function waitsFor(node: AnyNode, inside: AnyNode | null): Node | null | undefined {
  if (node.type === 'AwaitExpression') return node.argument
  if (node.type === 'ForOfStatement') return node.await ? node.right : null
  const inGenerator = inside !== null && 'generator' in inside && inside.generator && inside.async
  return inGenerator && (node.type === 'YieldExpression' || node.type === 'ReturnStatement')
    ? node.argument
    : null
}

/** It is waited for one by one. */
const isList = (node: AnyNode): boolean =>
  node.type === 'ForOfStatement' || (node.type === 'YieldExpression' && node.delegate)

const makesPromise = (node: AnyNode): boolean =>
  node.type === 'NewExpression' && node.callee.type === 'Identifier' && node.callee.name === 'Promise'

const isAsync = (node: AnyNode): node is Fn & AnyNode =>
  'async' in node && node.async === true && 'generator' in node && !node.generator

const isMember = (node: AnyNode): node is (MethodDefinition | Property) & AnyNode =>
  node.type === 'MethodDefinition' || (node.type === 'Property' && node.method)

/** Parameters that can neither throw nor be hidden by a name inside: the wrapper may then take them itself. */
function isPlain(fn: Fn): boolean {
  const names = fn.params.map((param) => (param.type === 'Identifier' ? param.name : null))
  if (names.includes(null)) return false
  if (names.length === 0 || fn.body.type !== 'BlockStatement') return true
  const hidden = new Set<string>()
  collectVars(fn.body as AnyNode, hidden)
  return !names.some((name) => name !== null && hidden.has(name))
}

/** Names that `var` and function declarations of this body make. */
function collectVars(node: AnyNode, names: Set<string>): void {
  if (node.type === 'VariableDeclarator')
    for (const name of identifiersOf(node.id as AnyNode)) names.add(name)
  if (node.type === 'FunctionDeclaration' && node.id) names.add(node.id.name)
  for (const child of childrenOf(node)) collectVars(child, names)
}

function identifiersOf(node: AnyNode): string[] {
  return node.type === 'Identifier' ? [node.name] : childrenOf(node).flatMap(identifiersOf)
}

/** The nodes directly inside of a node, in the order of the text. */
export function childrenOf(node: AnyNode): AnyNode[] {
  const found: AnyNode[] = []
  for (const value of Object.values(node) as unknown[]) {
    for (const item of Array.isArray(value) ? value : [value]) if (isNode(item)) found.push(item)
  }
  return found
}

const isNode = (value: unknown): value is AnyNode =>
  value !== null && typeof value === 'object' && 'type' in value && typeof value.type === 'string'
