/** All nodes of a tree. */
import type { SyntaxNode } from '@lezer/common'

/** Every node below, in the order of the text. */
export function* nodesIn(node: SyntaxNode): Generator<SyntaxNode> {
  for (let child = node.firstChild; child; child = child.nextSibling) {
    yield child
    yield* nodesIn(child)
  }
}
