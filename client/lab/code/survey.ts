/** One walk over a program: its calls, its broken places, and which declaration each name stands for. */
import type { SyntaxNode, SyntaxNodeRef } from '@lezer/common'
import { codeOf, type Source } from './tree.ts'

interface Scope {
  above: Scope | null
  /** Where `var` goes. */
  isWhole: boolean
  names: Map<string, SyntaxNode[]>
}
interface Use {
  node: SyntaxNode
  scope: Scope
}

export interface Survey {
  /** `new X(…)` and `f(…)`, in the order of the text. */
  calls: readonly SyntaxNode[]
  /** Whether the parser had to guess within this stretch. */
  isBroken: (node: { from: number; to: number }) => boolean
  /** The declarations of a name as used here: none for one that nothing in the program declares. */
  definitionsOf: (node: SyntaxNode) => readonly SyntaxNode[]
  /** Every place that uses what is declared here. */
  usesOf: (definition: SyntaxNode) => readonly SyntaxNode[]
  /** Every declaration of this name, in whatever scope. */
  declared: (name: string) => readonly SyntaxNode[]
  /** Every use of this name, whatever it stands for there. */
  used: (name: string) => readonly SyntaxNode[]
  /** Whether a declaration stands outside of every block. */
  isOutermost: (definition: SyntaxNode) => boolean
}

const functions = new Set([
  'Script',
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunction',
  'MethodDeclaration',
  'StaticBlock',
  // A method of an object literal; in other properties nothing is declared.
  'Property',
])
const blocks = new Set([
  'Block',
  'ForStatement',
  'CatchClause',
  'ClassDeclaration',
  'ClassExpression',
  'SwitchBody',
])
const holders = new Set(['VariableDeclaration', 'ForSpec', 'ForInSpec', 'ForOfSpec'])

const surveys = new WeakMap<Source, Survey>()

/** The survey of a source, made once. */
export function surveyOf(source: Source): Survey {
  const made = surveys.get(source) ?? survey(source)
  surveys.set(source, made)
  return made
}

/** Where a declaration counts, seen from the scope that it is read in. */
function homeOf(definition: SyntaxNode, scope: Scope): Scope {
  const parent = definition.parent
  if (parent?.name === 'FunctionDeclaration' || parent?.name === 'ClassDeclaration')
    return scope.above ?? scope
  let holder = parent
  while (holder && /Pattern|PatternProperty/.test(holder.name)) holder = holder.parent
  if (!holder || !holders.has(holder.name) || !holder.getChild('var')) return scope
  let home = scope
  while (!home.isWhole && home.above) home = home.above
  return home
}

/** `{ io }` uses the variable `io`, as an object and as a pattern that is assigned to. */
function isShort({ node }: SyntaxNodeRef): boolean {
  const parent = node.parent
  if (parent?.name !== 'Property' && parent?.name !== 'PatternProperty') return false
  return !parent.getChild(':') && !parent.getChild('ParamList')
}

function survey(source: Source): Survey {
  const calls: SyntaxNode[] = []
  const broken: number[] = []
  const uses: Use[] = []
  const homes = new Map<number, Scope>()
  const declared = new Map<string, SyntaxNode[]>()
  let scope: Scope | null = null
  const isScope = (name: string) => functions.has(name) || blocks.has(name)
  source.tree.iterate({
    enter: (ref) => {
      const { name } = ref
      if (isScope(name)) scope = { above: scope, isWhole: functions.has(name), names: new Map() }
      if (ref.type.isError) broken.push(ref.from)
      if (!scope) return
      if (name === 'NewExpression' || name === 'CallExpression') calls.push(ref.node)
      else if (name === 'VariableDefinition') {
        const home = homeOf(ref.node, scope)
        const code = codeOf(source, ref)
        home.names.set(code, [...(home.names.get(code) ?? []), ref.node])
        homes.set(ref.from, home)
        declared.set(code, [...(declared.get(code) ?? []), ref.node])
      } else if (name === 'VariableName') {
        if (ref.node.parent?.name !== 'ImportGroup') uses.push({ node: ref.node, scope })
      } else if ((name === 'PropertyDefinition' || name === 'PropertyName') && isShort(ref))
        // The property made a scope of its own, in which nothing is declared.
        uses.push({ node: ref.node, scope })
    },
    leave: ({ name }) => {
      if (isScope(name)) scope = scope?.above ?? null
    },
  })
  const scopes = new Map(uses.map((use) => [use.node.from, use.scope]))
  const definitionsOf = (node: SyntaxNode): readonly SyntaxNode[] => {
    const code = codeOf(source, node)
    for (let at = scopes.get(node.from) ?? null; at; at = at.above) {
      const found = at.names.get(code)
      if (found) return found
    }
    return []
  }
  const used = (name: string): readonly SyntaxNode[] =>
    uses.flatMap(({ node }) => (codeOf(source, node) === name ? [node] : []))
  return {
    calls,
    isBroken: ({ from, to }) => broken.some((at) => at >= from && at <= to),
    definitionsOf,
    usesOf: (definition) =>
      used(codeOf(source, definition)).filter((node) =>
        definitionsOf(node).some(({ from }) => from === definition.from),
      ),
    declared: (name) => declared.get(name) ?? [],
    used,
    isOutermost: (definition) => homes.get(definition.from)?.above === null,
  }
}
