/** A program in the form that the learner chose. What it does stays the same, and so do its comments. */

import { applySplices, put, replace, type Splice } from '../../../../lab/code/change.ts'
import { childrenOf, codeOf, lineAt, nodesOf, parse, type Source } from '../../../../lab/code/tree.ts'
import { functionAround } from './names.ts'
import { wholeUses } from './socketIo.ts'
import { toCommonJs } from './toCommonJs.ts'
import { type Converted, startOf, toModule } from './toModule.ts'
import { toTypeScript } from './toTypeScript.ts'

export type Form = 'commonjs' | 'module' | 'typescript'

const wrapperNames = /^(exports|require|module|__filename|__dirname)$/

/** The form that a program may have by itself. */
export type ProgramForm = 'commonjs' | 'module'

/** CommonJS unless only an ES module may have what it has, as Node decides. */
export const programFormOf = (text: string): ProgramForm => formOf(parse(text))

function formOf(source: Source): ProgramForm {
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

/** A program that is an ES module already. The playground's socket.io has a default export, the real one has none. */
function keepModule(text: string): string {
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
