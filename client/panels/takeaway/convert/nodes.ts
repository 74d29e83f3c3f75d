/** All nodes of a tree. */
import type { SyntaxNode } from '@lezer/common'
import type { Source } from '../../../code/tree.ts'

/** Every node below, in the order of the text. */
export function* nodesIn(node: SyntaxNode): Generator<SyntaxNode> {
  for (let child = node.firstChild; child; child = child.nextSibling) {
    yield child
    yield* nodesIn(child)
  }
}

const known = new WeakMap<Source, readonly SyntaxNode[]>()

/** Every node of a program, in the order of the text: many ask for the same. */
export function nodesOf(source: Source): readonly SyntaxNode[] {
  const nodes = known.get(source) ?? [...nodesIn(source.root)]
  known.set(source, nodes)
  return nodes
}
