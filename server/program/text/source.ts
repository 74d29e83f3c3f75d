/** A learner's program on its way into QuickJS: its form, what is woven in, and the way back to its lines and columns. */
import type { AnyNode, ImportDeclaration, Node } from 'acorn'
import type { Problem } from '#shared/problem.ts'
import { type Edit, placeOf } from './edits.ts'
import { type Form, parseProgram, wrapperNames } from './syntax.ts'
import { type Woven, weave, wovenNames } from './transform.ts'

export interface Import {
  name: string
  /** The names that must be there; `*` always is. */
  names: readonly string[]
  line: number
  column: number
}
export interface Source {
  form: Form
  code: string
  edits: readonly Edit[]
  /** The same without anything woven in, if QuickJS can't read what was woven. */
  plainEdits: readonly Edit[]
  names: Woven
  imports: readonly Import[]
}
export type Read = { ok: true; source: Source } | { ok: false; problem: Problem }

/** Reading takes a millisecond for some kB; longer programs are read apart, where nobody else has turns. */
export const mostReadHere = 4_000

export function readSource(code: string): Read {
  const parsed = parseProgram(code)
  if (!parsed.ok) return parsed
  const { form, tree } = parsed
  const names = wovenNames(code)
  const { head, foot } = frameOf(code, form, tree, names)
  return {
    ok: true,
    source: {
      form,
      code,
      names,
      edits: [...head, ...weave(code, tree, names), ...foot],
      plainEdits: [...head, ...foot],
      imports: form === 'module' ? importsOf(code, tree) : [],
    },
  }
}

/** The wrapper that Node puts around a CommonJS file, and the door to the program's scope. */
function frameOf(code: string, form: Form, tree: Node, names: Woven): { head: Edit[]; foot: Edit[] } {
  const door = { at: afterDirectives(tree), remove: 0, text: `;${names.scope}(c=>eval(c));` }
  if (form === 'module') return { head: [door], foot: [] }
  const wrapper = { at: 0, remove: 0, text: `(function(${wrapperNames.join(',')}){` }
  const hashbang = code.startsWith('#!') ? [{ at: 0, remove: 2, text: '//' }] : []
  return { head: [wrapper, ...hashbang, door], foot: [{ at: code.length, remove: 0, text: '\n})' }] }
}

function afterDirectives(tree: Node): number {
  const { body } = tree as Extract<AnyNode, { type: 'Program' }>
  const directives = body.filter(
    (statement) => statement.type === 'ExpressionStatement' && statement.directive,
  )
  return directives.at(-1)?.end ?? body[0]?.start ?? 0
}

function importsOf(code: string, tree: Node): Import[] {
  const { body } = tree as Extract<AnyNode, { type: 'Program' }>
  return body.flatMap((statement) => {
    const from = 'source' in statement ? statement.source : null
    if (!from) return []
    const names = statement.type === 'ImportDeclaration' ? namesOf(statement) : []
    return [{ name: String(from.value), names, ...placeOf(code, statement.start) }]
  })
}

function namesOf({ specifiers }: ImportDeclaration): string[] {
  return specifiers.flatMap((one) => {
    if (one.type === 'ImportDefaultSpecifier') return ['default']
    if (one.type !== 'ImportSpecifier') return []
    return [one.imported.type === 'Identifier' ? one.imported.name : String(one.imported.value)]
  })
}
