/** The syntax tree of a program as it is typed, half-written code included. Lezer: error-tolerant, and the editor's own parser. */
import { javascriptLanguage } from '@codemirror/lang-javascript'
import type { SyntaxNode } from '@lezer/common'

export interface Source {
  readonly text: string
  readonly root: SyntaxNode
}

let known: Source | undefined

/** The tree of a text; the newest one is kept, because several readers ask for the same. */
export function parse(text: string): Source {
  if (known?.text !== text) known = { text, root: javascriptLanguage.parser.parse(text).topNode }
  return known
}

export const codeOf = (source: Source, node: { from: number; to: number }): string =>
  source.text.slice(node.from, node.to)

/** Lines count from 1. */
export const lineAt = (text: string, at: number): number => text.slice(0, at).split('\n').length

const isComment = (node: SyntaxNode) => node.name === 'LineComment' || node.name === 'BlockComment'

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

/** What an expression says between brackets, or as it is. */
export function bare(node: SyntaxNode): SyntaxNode {
  if (node.name !== 'ParenthesizedExpression') return node
  const inner = childrenOf(node)[1]
  return inner ? bare(inner) : node
}
