/** Puts whole statements into server.js, right behind the one that makes the Server: there its name is known. */
import type { SyntaxNode } from '@lezer/common'
import { callsIn } from './calls.ts'
import { applySplices, put } from './change.ts'
import { indentAt } from './layout.ts'
import type { Written } from './settings.ts'
import { lineAt, parse } from './tree.ts'

const noServer = 'new Server()를 찾지 못했어요. 코드에 const io = new Server(server, {})를 써 주세요.'

function statementOf(node: SyntaxNode): SyntaxNode {
  let statement = node
  while (statement.parent && statement.parent.name !== 'Script' && statement.parent.name !== 'Block')
    statement = statement.parent
  return statement
}

/** The text with `code` behind the statement of `new Server(…)`, an empty line before it; `line` is where it begins. */
export function insertAfterServer(text: string, code: string): Written {
  const [call] = callsIn(parse(text), 'server')
  if (!call) return { ok: false, message: noServer, line: null }
  const statement = statementOf(call.node)
  const indent = indentAt(text, statement.from)
  const end = text.indexOf('\n', statement.to)
  const at = end < 0 ? text.length : end
  const block = code
    .split('\n')
    .map((line) => (line === '' ? '' : indent + line))
    .join('\n')
  const after = text.slice(at)
  const gap = /^\n[ \t]*(\n|$)/.test(after) || after === '' ? '' : '\n'
  const written = applySplices(text, [put(at, `\n\n${block}${gap}`)])
  return { ok: true, text: written, line: lineAt(text, at) + 2 }
}
