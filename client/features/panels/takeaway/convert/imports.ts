/** Statements that load modules, turned from `const … = require(…)` into `import … from …`. */
import type { SyntaxNode } from '@lezer/common'
import { esPackages } from '#shared/modules.ts'
import { put, replace, type Splice, word } from '../../../../lab/code/change.ts'
import { childrenOf, codeOf, type Source } from '../../../../lab/code/tree.ts'
import { gives, kindOf } from '../modules.ts'
import {
  areConstant,
  asRequire,
  type Declarator,
  declaratorsOf,
  plainNames,
  type Require,
} from './requires.ts'
import { wholeUses } from './socketIo.ts'

/** One declarator that an `import` can say, and how. */
interface Told {
  required: Require
  splices: Splice[]
}

/** The imports that a declaration of the top level becomes; `null` where one of its parts has to stay. */
export function importsFor(source: Source, declaration: SyntaxNode): Told[] | null {
  if (declaration.name !== 'VariableDeclaration' || declaration.parent?.name !== 'Script') return null
  const [keyword] = childrenOf(declaration)
  const declarators = declaratorsOf(declaration)
  if (!keyword || declarators.length === 0) return null
  const told: Told[] = []
  for (const [at, declarator] of declarators.entries()) {
    const one = importFor(source, declarator)
    if (!one) return null
    const before = declarators[at - 1]?.comma
    if (at === 0) one.splices.push(replace(keyword, 'import'))
    else if (before) one.splices.push(...another(source, before, declarator))
    told.push(one)
  }
  return told
}

/** The next of several: a statement of its own, on a line of its own where it had one. */
function another(source: Source, comma: SyntaxNode, { pattern }: Declarator): Splice[] {
  const between = source.text.slice(comma.to, pattern.from)
  if (between.trim() !== '') return [replace(comma, ';'), put(pattern.from, 'import ')]
  const gap = between.includes('\n') ? '\n' : ' '
  return [{ from: comma.from, to: pattern.from, insert: `;${gap}import ` }]
}

function importFor(source: Source, { pattern, equals, value }: Declarator): Told | null {
  if (!equals || !value) return null
  const member = value.name === 'MemberExpression' ? value : null
  const [object, dot, property, ...more] = member ? childrenOf(member) : [value]
  const required = asRequire(source, object ?? null)
  const names = plainNames(source, pattern)
  if (!required || names === null || more.length > 0 || !areConstant(source, names)) return null
  if (kindOf(required.module) === 'file') return null
  const { callee, open, close } = required
  const splices = [
    word(source.text, equals, 'from'),
    replace(callee, ''),
    replace(open, ''),
    replace(close, ''),
  ]
  if (member) {
    if (property?.name !== 'PropertyName' || dot?.name !== '.' || pattern.name !== 'VariableDefinition')
      return null
    const [wanted, own] = [codeOf(source, property), codeOf(source, pattern)]
    if (!gives(required.module, wanted)) return null
    splices.push(replace(dot, ''), replace(property, ''))
    splices.push(replace(pattern, wanted === own ? `{ ${own} }` : `{ ${wanted} as ${own} }`))
  } else if (pattern.name === 'ObjectPattern') {
    if (!wantedNames(source, pattern).every((name) => gives(required.module, name))) return null
    splices.push(...renamings(source, pattern))
  } else if (required.module === 'socket.io') {
    const uses = wholeUses(source, pattern)
    if (!uses) return null
    splices.push(put(pattern.from, '* as '), ...uses)
  } else if (esPackages.includes(required.module)) splices.push(put(pattern.from, '* as '))
  return { required, splices }
}

const wantedNames = (source: Source, pattern: SyntaxNode): string[] =>
  pattern.getChildren('PatternProperty').map((part) => {
    const [key] = childrenOf(part)
    return key ? codeOf(source, key) : ''
  })

/** `{ A: B }` → `{ A as B }`. */
function renamings(source: Source, pattern: SyntaxNode): Splice[] {
  return pattern.getChildren('PatternProperty').flatMap((part) => {
    const colon = childrenOf(part).find(({ name }) => name === ':')
    return colon ? [word(source.text, colon, 'as')] : []
  })
}
