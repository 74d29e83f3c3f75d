/** A program that is an ES module already. The playground's socket.io has a default export, the real one has none. */
import { applySplices, put, replace, type Splice } from '../../../../lab/code/change.ts'
import { childrenOf, codeOf, parse } from '../../../../lab/code/tree.ts'
import { wholeUses } from './socketIo.ts'
import { startOf } from './toModule.ts'

export function keepModule(text: string): string {
  const source = parse(text)
  const splices: Splice[] = []
  for (const statement of source.root.getChildren('ImportDeclaration')) {
    const string = statement.getChild('String')
    if (!string || codeOf(source, string).slice(1, -1) !== 'socket.io') continue
    const [, name, from] = childrenOf(statement)
    if (name?.name !== 'VariableDefinition' || !from) continue
    const uses = from.name === 'from' ? wholeUses(source, name) : null
    if (uses) splices.push(put(name.from, '* as '), ...uses)
    else splices.push(...byRequire(source.text, statement, codeOf(source, name)))
  }
  if (splices.length === 0) return text
  return applySplices(text, splices)

  function byRequire(whole: string, statement: { from: number; to: number }, name: string): Splice[] {
    const rest = whole.slice(statement.from, statement.to).replace(/^import\s+[\w$]+\s*,\s*/, 'import ')
    const isAlone = rest === whole.slice(statement.from, statement.to)
    const head = [
      "import { createRequire } from 'node:module';",
      `const ${name} = createRequire(import.meta.url)('socket.io');`,
    ]
    return [put(startOf(source), `${head.join('\n')}\n`), replace(statement, isAlone ? '' : rest)]
  }
}
