/** Reads a file of a program as Node 20.19 does: CommonJS unless only an ES module's syntax fits; and says what does not parse as V8 says it. */
import vm from 'node:vm'
import { type Node, parse } from 'acorn'
import type { Problem } from '#shared/problem.ts'
import { placeOf } from './edits.ts'

export const fileName = '/app/server.js'
export const wrapperNames = ['exports', 'require', 'module', '__filename', '__dirname']
export type Form = 'commonjs' | 'module'
export type Parsed = { ok: true; form: Form; tree: Node } | { ok: false; problem: Problem }

const common = { ecmaVersion: 'latest', allowHashBang: true } as const

/** `given`: what its name, or package.json, says that it is. */
export function parseProgram(code: string, given?: Form): Parsed {
  const script = given === 'module' ? undefined : attempt(() => asCommonJs(code))
  if (script && 'tree' in script) return { ok: true, form: 'commonjs', tree: script.tree }
  const module =
    given === 'commonjs' ? undefined : attempt(() => parse(code, { ...common, sourceType: 'module' }))
  if (module && 'tree' in module) return { ok: true, form: 'module', tree: module.tree }
  const form = given ?? formMeant(code)
  const failed = (form === 'module' ? module : script) ?? { message: '', at: 0 }
  return {
    ok: false,
    problem: { message: messageOf(code, form, failed.message), ...placeOf(code, failed.at) },
  }
}

const formMeant = (code: string): Form =>
  /^\s*(import|export)\b(?!\s*\()/m.test(code) ? 'module' : 'commonjs'

/** The code of a console line: a script in which `await` may stand. */
export function parseLine(code: string): Parsed {
  const read = attempt(() =>
    parse(code, { ...common, sourceType: 'script', allowAwaitOutsideFunction: true }),
  )
  if ('tree' in read) return { ok: true, form: 'commonjs', tree: read.tree }
  const problem = { message: messageOf(code, 'line', read.message), ...placeOf(code, read.at) }
  return { ok: false, problem }
}

type Attempt = { tree: Node } | { message: string; at: number }

function attempt(read: () => Node): Attempt {
  try {
    return { tree: read() }
  } catch (error) {
    if (error instanceof SyntaxError && 'pos' in error && typeof error.pos === 'number')
      return { message: error.message.replace(/ \(\d+:\d+\)$/, ''), at: error.pos }
    // Nesting so deep that the parser itself ran out of stack.
    if (error instanceof RangeError) return { message: 'Maximum call stack size exceeded', at: 0 }
    throw error
  }
}

function asCommonJs(code: string): Node {
  const tree = parse(code, { ...common, sourceType: 'script', allowReturnOutsideFunction: true })
  for (const statement of tree.body) {
    // Node's wrapper has these names already, so this can only be meant as a module.
    const names =
      statement.type === 'VariableDeclaration' && statement.kind !== 'var' ? statement.declarations : []
    const clash = names.find(({ id }) => id.type === 'Identifier' && wrapperNames.includes(id.name))
    if (clash) throw Object.assign(new SyntaxError('redeclared'), { pos: clash.id.start })
  }
  return tree
}

/** V8's own words; acorn's when V8 has no objection. Only compiles: nothing of the program runs here. */
function messageOf(code: string, form: Form | 'line', otherwise: string): string {
  try {
    if (form === 'module') new vm.SourceTextModule(code, { identifier: fileName })
    else if (form === 'line') new vm.Script(`async()=>{${code}\n}`)
    else vm.compileFunction(code, wrapperNames)
  } catch (error) {
    if (error instanceof Error) return `${error.name}: ${error.message}`
  }
  return `SyntaxError: ${otherwise}`
}
