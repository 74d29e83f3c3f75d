/** An ES module as a CommonJS program that does the same: `require` for `import`, strict as modules are. */

import type { SyntaxNode } from '@lezer/common'
import { applySplices, put, replace, type Splice, word } from '../../../../lab/code/change.ts'
import { childrenOf, codeOf, lineAt, nodesOf, parse, type Source } from '../../../../lab/code/tree.ts'
import { functionAround } from './names.ts'
import type { Obstacle } from './sloppy.ts'
import { type Converted, startOf } from './toModule.ts'

export function toCommonJs(text: string): Converted {
  const source = parse(text)
  const obstacle = awaitObstacle(source)
  if (obstacle) return { ok: false, obstacle }
  const splices: Splice[] = []
  const head: string[] = ["'use strict';"]
  let isLate = false
  for (const statement of childrenOf(source.root)) {
    if (statement.name === 'ImportDeclaration') {
      const own = requireFor(source, statement)
      // An import counts from the start, wherever it stands.
      if (isLate) head.push(applied(source, statement, own))
      splices.push(...(isLate ? [replace(statement, '')] : own))
    } else if (statement.name !== 'Hashbang') {
      isLate = true
      if (statement.name === 'ExportDeclaration') splices.push(...unexported(source, statement))
    }
  }
  for (const node of nodesOf(source)) if (node.name === 'ImportMeta') splices.push(metaOf(source, node))
  splices.push(put(startOf(source), `${head.join('\n')}\n`))
  return { ok: true, text: applySplices(text, splices) }
}

/** Only a module waits at its top level. */
function awaitObstacle(source: Source): Obstacle | null {
  for (const node of nodesOf(source)) {
    const isAwait =
      node.name === 'AwaitExpression' || (node.name === 'await' && node.parent?.name === 'ForStatement')
    if (isAwait && !functionAround(node))
      return {
        message: 'CommonJS에는 함수 밖에 await를 쓸 수 없어요. ES 모듈을 고르세요.',
        line: lineAt(source.text, node.from),
      }
  }
  return null
}

function applied({ text }: Source, { from, to }: SyntaxNode, splices: readonly Splice[]): string {
  const moved = splices.map((splice) => ({ ...splice, from: splice.from - from, to: splice.to - from }))
  return applySplices(text.slice(from, to), moved)
}

function requireFor(source: Source, statement: SyntaxNode): Splice[] {
  const parts = childrenOf(statement)
  const [keyword] = parts
  const part = (name: string) => parts.find((one) => one.name === name)
  const [string, from, star, comma] = [part('String'), part('from'), part('Star'), part(',')]
  if (!keyword || !string) return []
  if (!from) return [{ from: keyword.from, to: string.from, insert: 'require(' }, put(string.to, ')')]
  const [first, second] = parts.filter(({ name }) => name === 'VariableDefinition')
  const splices = [replace(keyword, 'const'), word(source.text, from, '=')]
  const group = part('ImportGroup')
  if (group) splices.push(...renamings(source, group))
  const named = second ?? first
  if (star && named) splices.push({ from: star.from, to: named.from, insert: '' })
  if (!first || !comma) return [...splices, put(string.from, 'require('), put(string.to, ')')]
  // `import a, { b } from 'x'`: the second takes from the first.
  const whole = ` = require(${codeOf(source, string)}),`
  return [...splices, replace(comma, whole), replace(string, codeOf(source, first))]
}

/** `{ A as B }` → `{ A: B }`. */
function renamings(source: Source, group: SyntaxNode): Splice[] {
  return group.getChildren('as').map((as) => {
    const before = as.prevSibling
    const isNear = before !== null && source.text.slice(before.to, as.from).trim() === ''
    return { from: isNear ? before.to : as.from, to: as.to, insert: ':' }
  })
}

/** A program exports to nobody: the declaration stays, the export goes. */
function unexported(source: Source, statement: SyntaxNode): Splice[] {
  const [keyword, second, third] = childrenOf(statement)
  if (!keyword || !second) return []
  if (second.name === 'ExportGroup' || second.name === 'Star') {
    const string = statement.getChild('String')
    return [replace(statement, string ? `require(${codeOf(source, string)});` : '')]
  }
  if (second.name !== 'default') return [{ from: keyword.from, to: second.from, insert: '' }]
  if (!third) return []
  const isNamed = /Declaration$/.test(third.name) && third.getChild('VariableDefinition') !== null
  return [{ from: keyword.from, to: third.from, insert: isNamed ? '' : 'module.exports = ' }]
}

function metaOf(source: Source, meta: SyntaxNode): Splice {
  const member = meta.parent
  const property = member?.name === 'MemberExpression' ? member.getChild('PropertyName') : null
  const name = property ? codeOf(source, property) : ''
  const url = "require('node:url').pathToFileURL(__filename).href"
  if (member && name === 'dirname') return replace(member, '__dirname')
  if (member && name === 'filename') return replace(member, '__filename')
  if (member && name === 'url') return replace(member, url)
  return replace(meta, `{ dirname: __dirname, filename: __filename, url: ${url} }`)
}
