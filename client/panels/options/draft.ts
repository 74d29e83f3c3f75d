/** A value as it is typed into a form: the code that it would be, or what is wrong with it. */
import { literalOf, toCode } from '../../code/literal.ts'
import { childrenOf, nodesIn, parse } from '../../code/tree.ts'
import type { OptionEntry } from './entry.ts'

export type Draft = { ok: true; code: string } | { ok: false; message: string }

const noExpression = '값 하나를 코드로 쓰세요. 글자는 따옴표로 묶어요.'

/** What an expression means; `undefined` inside where only running it would tell, `null` where it is no expression. */
function meaningOf(code: string): { value: unknown } | null {
  const source = parse(`(${code})`)
  const [statement, ...more] = childrenOf(source.root)
  const expression = statement?.name === 'ExpressionStatement' ? statement.firstChild : null
  if (more.length > 0 || expression?.name !== 'ParenthesizedExpression') return null
  if (expression.to - expression.from !== code.length + 2) return null
  for (const node of nodesIn(source.root)) if (node.type.isError) return null
  return { value: literalOf(source, expression) }
}

/** The code for what was typed into the field of this option. */
export function draftOf({ meta, problemOf }: OptionEntry, typed: string): Draft {
  const { kind } = meta
  const text = typed.trim()
  if (kind.is === 'code') {
    const meaning = meaningOf(text)
    if (!meaning || text === '') return { ok: false, message: noExpression }
    const message = meaning.value === undefined ? null : problemOf(meaning.value)
    return message === null ? { ok: true, code: text } : { ok: false, message }
  }
  const value = kind.is === 'number' ? Number(text === '' ? Number.NaN : text) : typed
  const message = problemOf(value)
  return message === null ? { ok: true, code: toCode(value) } : { ok: false, message }
}

/** What a field shows of a value that stands in the code. */
export function typedOf({ meta }: OptionEntry, setting: { code: string; value: unknown }): string {
  if (meta.kind.is === 'text' && typeof setting.value === 'string') return setting.value
  if (meta.kind.is === 'number' && typeof setting.value === 'number') return String(setting.value)
  return setting.code
}

/** A default as it would be written. */
export const defaultText = ({ meta }: OptionEntry): string =>
  meta.default === null ? '없음' : toCode(meta.default)
