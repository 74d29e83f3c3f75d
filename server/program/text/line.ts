/** A line of the server console, made ready to run inside the program as Node's REPL would run it. */
import type { AnyNode, Pattern, Program, VariableDeclaration } from 'acorn'
import type { Problem } from '#shared/problem.ts'
import { applyEdits, type Edit, type Edited } from './edits.ts'
import { parseLine } from './syntax.ts'
import { childrenOf, type Woven, weave } from './transform.ts'

export type Line = { ok: true; code: string; edited: Edited } | { ok: false; problem: Problem }

/** Declarations become globals, so that later lines see them; with `await` the whole line becomes an async function. */
export function readLine(code: string, names: Woven): Line {
  // `{ a: 1 }` is meant as an object.
  const asObject = /^\s*\{/.test(code) && !/;\s*$/.test(code) ? readWhole(`(${code})`, names) : undefined
  return asObject?.ok ? asObject : readWhole(code, names)
}

function readWhole(code: string, names: Woven): Line {
  const parsed = parseLine(code)
  if (!parsed.ok) return parsed
  const tree = parsed.tree as Program
  const edits = [...tree.body.flatMap((statement) => outliving(statement)), ...weave(code, tree, names)]
  if (!tree.body.some(waits)) return { ok: true, code, edited: applyEdits(code, edits) }
  const last = tree.body.at(-1)
  if (last?.type === 'ExpressionStatement') {
    edits.unshift({ at: last.start, remove: 0, text: 'return (' })
    edits.push({ at: last.expression.end, remove: 0, text: ')' })
  }
  edits.unshift({ at: 0, remove: 0, text: '(async()=>{' })
  edits.push({ at: code.length, remove: 0, text: '\n})()' })
  return { ok: true, code, edited: applyEdits(code, edits) }
}

function outliving(statement: AnyNode): Edit[] {
  if (statement.type === 'VariableDeclaration') return variables(statement)
  if ((statement.type === 'FunctionDeclaration' || statement.type === 'ClassDeclaration') && statement.id) {
    return [
      { at: statement.start, remove: 0, text: `void(globalThis.${statement.id.name}=` },
      { at: statement.end, remove: 0, text: ');' },
    ]
  }
  return []
}

function variables({ start, end, kind, declarations }: VariableDeclaration): Edit[] {
  const edits: Edit[] = [{ at: start, remove: kind.length, text: 'void(' }]
  for (const { id, init } of declarations) {
    edits.push({ at: id.start, remove: 0, text: '(' }, ...targets(id))
    edits.push({ at: init?.end ?? id.end, remove: 0, text: init ? ')' : '=undefined)' })
  }
  const last = declarations.at(-1)
  edits.push({ at: last?.init?.end ?? last?.id.end ?? end, remove: 0, text: ')' })
  return edits
}

/** Each name of a pattern becomes a property of the global object. */
function targets(pattern: Pattern): Edit[] {
  switch (pattern.type) {
    case 'Identifier':
      return [{ at: pattern.start, remove: 0, text: 'globalThis.' }]
    case 'ObjectPattern':
      return pattern.properties.flatMap((one) => {
        if (one.type === 'RestElement') return targets(one.argument)
        if (!one.shorthand) return targets(one.value)
        return [{ at: one.key.end, remove: 0, text: `:globalThis.${nameOf(one.key as AnyNode)}` }]
      })
    case 'ArrayPattern':
      return pattern.elements.flatMap((one) => (one ? targets(one) : []))
    case 'AssignmentPattern':
      return targets(pattern.left)
    case 'RestElement':
      return targets(pattern.argument)
    default:
      return []
  }
}

const nameOf = (node: AnyNode) => (node.type === 'Identifier' ? node.name : '')

/** An `await` of its own, not one inside a function. */
function waits(node: AnyNode): boolean {
  if (node.type === 'AwaitExpression' || (node.type === 'ForOfStatement' && node.await)) return true
  if (/Function/.test(node.type)) return false
  return childrenOf(node).some(waits)
}
