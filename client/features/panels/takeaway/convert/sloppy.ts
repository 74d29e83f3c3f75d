/** What only a CommonJS file may have: names that Node's wrapper gives, and what is allowed outside of strict mode. */

import { surveyOf } from '../../../../lab/code/survey.ts'
import { codeOf, lineAt, nodesOf, type Source } from '../../../../lab/code/tree.ts'
import { assignedIn, freshName, functionAround, namesIn } from './names.ts'

/** Why a program can't have a form, and where. */
export interface Obstacle {
  message: string
  /** In server.js; `null`: it is not in one line. */
  line: number | null
  /** The one form that it can have. */
  only?: 'commonjs' | 'module'
}

/** What no ES module may have. */
export function sloppyObstacle(source: Source): Obstacle | null {
  for (const node of nodesOf(source)) {
    const line = lineAt(source.text, node.from)
    if (node.name === 'ReturnStatement' && !functionAround(node))
      return {
        message: 'ES 모듈에는 함수 밖에 return을 쓸 수 없어요. 이 줄을 고치거나 CommonJS를 고르세요.',
        line,
      }
    if (node.name === 'WithStatement')
      return { message: 'ES 모듈에는 with를 쓸 수 없어요. 이 줄을 고치거나 CommonJS를 고르세요.', line }
    if (node.name === 'Number' && /^0\d/.test(codeOf(source, node)))
      return { message: 'ES 모듈에는 0으로 시작하는 숫자를 쓸 수 없어요. 8진수라면 앞에 0o를 쓰세요.', line }
  }
  return null
}

/** Names that come into being by an assignment. */
function undeclared(source: Source): string[] {
  const given = new Set(['module', 'exports', 'require', '__filename', '__dirname', 'globalThis', 'global'])
  const { declared } = surveyOf(source)
  return [...new Set(assignedIn(source))].filter((name) => !given.has(name) && declared(name).length === 0)
}

/** Lines for the top of an ES module: `imports` and the rest. `required`: `require` itself is still used. */
export function shims(source: Source, required: boolean): { imports: string[]; rest: string[] } {
  const taken = namesIn(source)
  const { declared, used } = surveyOf(source)
  const uses = (name: string) => declared(name).length === 0 && used(name).length > 0
  const imports: string[] = []
  const rest: string[] = []
  const load = (name: string, module: string): string => {
    const own = freshName(taken, name)
    imports.push(`import { ${own === name ? name : `${name} as ${own}`} } from 'node:${module}';`)
    return own
  }
  const [isDirname, isModule, isExports] = [uses('__dirname'), uses('module'), uses('exports')]
  if (required) rest.push(`const require = ${load('createRequire', 'module')}(import.meta.url);`)
  if (uses('__filename') || isDirname) {
    const toPath = load('fileURLToPath', 'url')
    if (uses('__filename')) rest.push(`const __filename = ${toPath}(import.meta.url);`)
    if (isDirname) rest.push(`const __dirname = ${load('dirname', 'path')}(${toPath}(import.meta.url));`)
  }
  if (isModule || isExports) rest.push('const module = { exports: {} };')
  if (isExports) rest.push('const exports = module.exports;')
  if (isModule && required) rest.push('require.main = module;')
  const names = undeclared(source)
  if (names.length > 0) rest.push(`let ${names.join(', ')};`)
  return { imports, rest }
}
