/** A value as it is typed into a form: the code that it would be, or what is wrong with it. */
import { toCode } from '../../../lab/code/literal.ts'
import { readSetting } from '../../../lab/code/settings.ts'
import { isExpression } from '../../../lab/code/splices.ts'
import type { OptionEntry } from './entry.ts'

export type Draft = { ok: true; code: string } | { ok: false; message: string }

const noExpression = '값 하나를 코드로 쓰세요. 글자는 따옴표로 묶어요.'

/** What an expression means; `undefined` inside where only running it would tell, `null` where it is no expression. */
function meaningOf(code: string): { value: unknown } | null {
  if (!isExpression(code)) return null
  const setting = readSetting(`new Server(http, { value: ${code} })`, 'server', ['value'])
  return { value: setting.is === 'set' ? setting.value : undefined }
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
