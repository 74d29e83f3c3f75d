/** A CommonJS program as an ES module that does the same. Comments and layout stay; what an `import` can't say stays a `require`. */
import { applySplices, put, replace, type Splice } from '../../../../lab/code/change.ts'
import { surveyOf } from '../../../../lab/code/survey.ts'
import { childrenOf, codeOf, parse, type Source } from '../../../../lab/code/tree.ts'
import { gives, kindOf } from '../modules.ts'
import { importsFor } from './imports.ts'
import { freshName, namesIn } from './names.ts'
import { type Require, requiresIn } from './requires.ts'
import { type Obstacle, shims, sloppyObstacle } from './sloppy.ts'

export type Converted = { ok: true; text: string } | { ok: false; obstacle: Obstacle }

export function toModule(text: string): Converted {
  const source = parse(text)
  const obstacle = sloppyObstacle(source)
  if (obstacle) return { ok: false, obstacle }
  const { declared, used } = surveyOf(source)
  if (declared('require').length > 0) return { ok: true, text }
  const splices: Splice[] = []
  const done = new Set<number>()
  for (const statement of childrenOf(source.root)) {
    for (const { required, splices: some } of importsFor(source, statement) ?? []) {
      splices.push(...some)
      done.add(required.callee.from)
    }
  }
  const hoisted = createHoisted(source)
  for (const required of requiresIn(source)) {
    if (done.has(required.callee.from)) continue
    const name = hoisted.nameFor(required)
    if (name === null) continue
    splices.push(replace(required.call, name))
    done.add(required.callee.from)
  }
  const isLeft = used('require').some((use) => !done.has(use.from))
  const { imports, rest } = shims(source, isLeft)
  const head = [...hoisted.imports(), ...imports, ...rest]
  if (head.length > 0) splices.push(put(startOf(source), `${head.join('\n')}\n`))
  return { ok: true, text: applySplices(text, splices) }
}

/** Where the first statement begins, behind the comments above it. */
export function startOf({ root, text }: Source): number {
  const first = childrenOf(root).find(({ name }) => name !== 'Hashbang')
  return first ? first.from : text.length
}

/** Imports of modules that were loaded in the middle of an expression. */
function createHoisted(source: Source) {
  const taken = namesIn(source)
  const known = new Map<string, { name: string; statement: string }>()
  const load = (key: string, wish: string, statement: (name: string) => string): string => {
    const found = known.get(key) ?? { name: freshName(taken, wish), statement: '' }
    taken.add(found.name)
    known.set(key, { ...found, statement: statement(found.name) })
    return found.name
  }
  return {
    /** What stands in the place of the `require`; `null` where it has to stay. */
    nameFor(required: Require): string | null {
      const { module, call } = required
      const kind = kindOf(module)
      if (kind === 'file' || kind === 'strange') return null
      const quoted = codeOf(source, required.string)
      const around = call.parent
      const [first, second, third] = around ? childrenOf(around) : []
      if (module !== 'socket.io')
        return load(module, wishFor(module), (name) => `import ${name} from ${quoted};`)
      const server = (name: string) =>
        `import { ${name === 'Server' ? name : `Server as ${name}`} } from ${quoted};`
      if (around?.name === 'CallExpression' && first?.from === call.from)
        return `new ${load('Server', 'Server', server)}`
      const isMember = around?.name === 'MemberExpression' && second?.name === '.'
      if (isMember && third && gives('socket.io', codeOf(source, third)))
        return load('*', 'socketIo', (name) => `import * as ${name} from ${quoted};`)
      return null
    },
    imports: () => [...known.values()].map(({ statement }) => statement),
  }
}

/** A name that a learner would give: `http` for `node:http`. */
const wishFor = (module: string): string =>
  module.replace(/^node:/, '').replace(/[^\w$]+(\w)/g, (_all, letter: string) => letter.toUpperCase())
