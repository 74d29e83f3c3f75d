/** The whole of socket.io, loaded by one name. An ES module can't call it, and it has no default export. */
import type { SyntaxNode } from '@lezer/common'
import { replace, type Splice } from '../../../../lab/code/change.ts'
import { surveyOf } from '../../../../lab/code/survey.ts'
import { childrenOf, codeOf, type Source } from '../../../../lab/code/tree.ts'
import { gives } from '../modules.ts'

/** What becomes of every use of that name with `import * as name`; `null` where a use needs the real thing. */
export function wholeUses(source: Source, definition: SyntaxNode): Splice[] | null {
  const name = codeOf(source, definition)
  const { declared, used } = surveyOf(source)
  if (declared(name).length !== 1) return null
  const splices: Splice[] = []
  for (const use of used(name)) {
    const changed = changedUse(source, use, name)
    if (changed === null) return null
    if (changed !== name) splices.push(replace(use, changed))
  }
  return splices
}

function changedUse(source: Source, use: SyntaxNode, name: string): string | null {
  const around = use.parent
  if (!around) return null
  const [first, second, third] = childrenOf(around)
  if (around.name === 'CallExpression' && first?.from === use.from) return `new ${name}.Server`
  if (around.name === 'NewExpression' && second?.from === use.from) return `${name}.Server`
  const isMember = around.name === 'MemberExpression' && first?.from === use.from && second?.name === '.'
  return isMember && third && gives('socket.io', codeOf(source, third)) ? name : null
}
