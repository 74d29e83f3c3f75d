/** A file of a learner's program on its way into QuickJS: its form, what is woven in, and the way back to its lines and columns. */
import type { AnyNode, Node } from 'acorn'
import type { Problem } from '#shared/problem.ts'
import type { Edit } from './edits.ts'
import { askedFor, attributeSpans, commonJsExports, exportsOf, type Import, importsOf } from './names.ts'
import { type Form, parseProgram, wrapperNames } from './syntax.ts'
import { type Woven, weave, wovenNames } from './transform.ts'

export interface Source {
  form: Form
  code: string
  edits: readonly Edit[]
  /** The same without anything woven in, if QuickJS can't read what was woven. */
  plainEdits: readonly Edit[]
  names: Woven
  imports: readonly Import[]
  /** The names that it exports, as far as its text tells them. */
  exports: readonly string[]
  /** Of these modules it exports all names. */
  stars: readonly string[]
}
export type Read = { ok: true; source: Source } | { ok: false; problem: Problem }

/** What else its text tells: which modules it asks for, and whether it does so by names that only a run knows. */
export type ReadFile =
  | (Read & { ok: true; asked: readonly string[]; computed: boolean })
  | (Read & { ok: false })

/** Reading takes a millisecond for some kB; longer programs are read apart, where nobody else has turns. */
export const mostReadHere = 4_000

/** How a file stands in its program. */
export interface Standing {
  names: Woven
  /** What its name, or package.json, says that it is. */
  form?: Form | undefined
  /** It is server.js: the console looks into its scope. */
  isEntry: boolean
}

export function readSource(
  code: string,
  { names, form: given, isEntry }: Standing = { names: wovenNames(code), isEntry: true },
): ReadFile {
  const parsed = parseProgram(code, given)
  if (!parsed.ok) return parsed
  const { form, tree } = parsed
  const { head, foot } = frameOf(code, form, tree, isEntry ? names.scope : undefined)
  const isModule = form === 'module'
  const blanks = isModule ? attributeSpans(tree).map(({ start, end }) => blanked(code, start, end)) : []
  const { names: exports, stars } = isModule
    ? exportsOf(tree)
    : { names: isEntry ? [] : commonJsExports(code, tree), stars: [] }
  const { names: asked, computed } = askedFor(tree)
  return {
    ok: true,
    asked,
    computed,
    source: {
      form,
      code,
      names,
      edits: [...head, ...weave(code, tree, names), ...blanks.flat(), ...foot],
      plainEdits: [...head, ...blanks.flat(), ...foot],
      imports: isModule ? importsOf(code, tree) : [],
      exports,
      stars,
    },
  }
}

/** The wrapper that Node puts around a CommonJS file, and the door to the scope of server.js. */
function frameOf(
  code: string,
  form: Form,
  tree: Node,
  scope: string | undefined,
): { head: Edit[]; foot: Edit[] } {
  const door =
    scope === undefined ? [] : [{ at: afterDirectives(tree), remove: 0, text: `;${scope}(c=>eval(c));` }]
  if (form === 'module') return { head: door, foot: [] }
  const wrapper = { at: 0, remove: 0, text: `(function(${wrapperNames.join(',')}){` }
  const hashbang = code.startsWith('#!') ? [{ at: 0, remove: 2, text: '//' }] : []
  return { head: [wrapper, ...hashbang, ...door], foot: [{ at: code.length, remove: 0, text: '\n})' }] }
}

function afterDirectives(tree: Node): number {
  const { body } = tree as Extract<AnyNode, { type: 'Program' }>
  const directives = body.filter(
    (statement) => statement.type === 'ExpressionStatement' && statement.directive,
  )
  return directives.at(-1)?.end ?? body[0]?.start ?? 0
}

/** From behind the module's name up to the closing brace; lines stay. */
function blanked(code: string, start: number, end: number): Edit[] {
  const close = code.indexOf('}', end)
  const text = code.slice(start, close + 1)
  return [...text.matchAll(/[^\r\n\u2028\u2029]+/g)].map(({ index, 0: part }) => ({
    at: start + index,
    remove: part.length,
    text: ' '.repeat(part.length),
  }))
}
