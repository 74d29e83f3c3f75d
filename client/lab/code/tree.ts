/** The syntax tree of a program as it is typed, half-written code included. Lezer: error-tolerant, and the editor's own parser. */
import { jsxLanguage } from '@codemirror/lang-javascript'
import { type SyntaxNode, type Tree, TreeFragment } from '@lezer/common'
import { changeBetween } from './change.ts'

export interface Source {
  readonly text: string
  readonly tree: Tree
  readonly root: SyntaxNode
}

const mostKnown = 8
const known: Source[] = []

/** Shorter texts are read as a whole in less time than it takes to look for what they share with others. */
const leastShared = 4_000

/** What a text has in common with one that is known need not be read again. */
function sharedWith(text: string): readonly TreeFragment[] {
  if (text.length < leastShared) return []
  for (const source of known) {
    const { from, to, insert } = changeBetween(source.text, text)
    if (to - from + insert.length > text.length / 4) continue
    const change = { fromA: from, toA: to, fromB: from, toB: from + insert.length }
    return TreeFragment.applyChanges(TreeFragment.addTree(source.tree), [change])
  }
  return []
}

/** The tree of a text; the newest few are kept, because several readers ask for the same. */
export function parse(text: string): Source {
  const same = known.find((source) => source.text === text)
  if (same) return same
  const tree = jsxLanguage.parser.parse(text, sharedWith(text))
  const source = { text, tree, root: tree.topNode }
  known.unshift(source)
  known.length = Math.min(known.length, mostKnown)
  return source
}

export const codeOf = (source: Source, node: { from: number; to: number }): string =>
  source.text.slice(node.from, node.to)

/** Lines count from 1. */
export function lineAt(text: string, at: number): number {
  let line = 1
  for (let next = text.indexOf('\n'); next !== -1 && next < at; next = text.indexOf('\n', next + 1)) line += 1
  return line
}

export const isComment = (node: SyntaxNode): boolean =>
  node.name === 'LineComment' || node.name === 'BlockComment'

/** The children of a node, without comments. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = []
  for (let child = node.firstChild; child; child = child.nextSibling)
    if (!isComment(child)) children.push(child)
  return children
}

/** Every node below, in the order of the text. */
export function* nodesIn(node: SyntaxNode): Generator<SyntaxNode> {
  for (let child = node.firstChild; child; child = child.nextSibling) {
    yield child
    yield* nodesIn(child)
  }
}

const nodesKnown = new WeakMap<Source, readonly SyntaxNode[]>()

/** Every node of a program, in the order of the text: many ask for the same. */
export function nodesOf(source: Source): readonly SyntaxNode[] {
  const nodes = nodesKnown.get(source) ?? [...nodesIn(source.root)]
  nodesKnown.set(source, nodes)
  return nodes
}

/** Every comment within a stretch of the text, in order. */
export function commentsIn(source: Source, from: number, to: number): SyntaxNode[] {
  const found: SyntaxNode[] = []
  source.tree.iterate({
    from,
    to,
    enter: ({ name, from: start, to: end, node }) => {
      if (name === 'LineComment' || name === 'BlockComment') if (start >= from && end <= to) found.push(node)
    },
  })
  return found
}

/** Where a node ends; of a line comment, before the carriage return that Lezer counts in. */
export const endOf = (source: Source, node: SyntaxNode): number =>
  node.name === 'LineComment' && source.text[node.to - 1] === '\r' ? node.to - 1 : node.to

/** What an expression says between brackets, or as it is. */
export function bare(node: SyntaxNode): SyntaxNode {
  if (node.name !== 'ParenthesizedExpression') return node
  const inner = childrenOf(node)[1]
  return inner ? bare(inner) : node
}
