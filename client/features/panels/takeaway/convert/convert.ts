/** A program in the form that the learner chose. What it does stays the same, and so do its comments. */

import { childrenOf, lineAt, nodesOf, parse, type Source } from '../../../../lab/code/tree.ts'
import { keepModule } from './keepModule.ts'
import { functionAround } from './names.ts'
import { toCommonJs } from './toCommonJs.ts'
import { type Converted, toModule } from './toModule.ts'
import { toTypeScript } from './toTypeScript.ts'

export type Form = 'commonjs' | 'module' | 'typescript'

const wrapperNames = /^(exports|require|module|__filename|__dirname)$/

/** The form that a program has: CommonJS unless only an ES module may have what it has, as Node decides. */
function formOf(source: Source): 'commonjs' | 'module' {
  const isOwn = childrenOf(source.root).some((statement) => {
    if (/^(Import|Export)Declaration$/.test(statement.name)) return true
    const isLexical = /^(const|let|class)/.test(source.text.slice(statement.from, statement.from + 5))
    const names = isLexical ? statement.getChildren('VariableDefinition') : []
    return names.some(({ from, to }) => wrapperNames.test(source.text.slice(from, to)))
  })
  if (isOwn) return 'module'
  for (const node of nodesOf(source)) {
    if (node.name === 'ImportMeta') return 'module'
    const isAwait = node.name === 'AwaitExpression' || node.name === 'await'
    if (isAwait && !functionAround(node)) return 'module'
  }
  return 'commonjs'
}

/** The first place where a text is no program. */
function brokenLine(source: Source): number | null {
  for (const node of nodesOf(source)) if (node.type.isError) return lineAt(source.text, node.from)
  return null
}

/** Turns a program into a form; says why where that can't be. */
export function convert(text: string, form: Form): Converted {
  const source = parse(text)
  const own = formOf(source)
  if (form === own) return { ok: true, text: own === 'module' ? keepModule(text) : text }
  const line = brokenLine(source)
  if (line !== null)
    return { ok: false, obstacle: { message: '코드를 읽지 못했어요. 먼저 고쳐 주세요.', line } }
  if (form === 'commonjs') return toCommonJs(text)
  const module: Converted = own === 'module' ? { ok: true, text: keepModule(text) } : toModule(text)
  if (!module.ok || form === 'module') return module
  return { ok: true, text: toTypeScript(module.text) }
}
