/** Reads the arguments of an event as they are typed: JSON values with commas between them. */
import type { Json } from '#shared/trace.ts'

export type Args = { ok: true; args: readonly Json[] } | { ok: false; message: string }

const problem = (message: string): Args => ({ ok: false, message })

/** `"안녕", 1` → two arguments; nothing typed is no argument. */
export function parseArgs(text: string): Args {
  if (text.trim() === '') return { ok: true, args: [] }
  try {
    return { ok: true, args: JSON.parse(`[${text}]`) as Json[] }
  } catch {
    return problem(whatIsWrong(text.trim()))
  }
}

function whatIsWrong(text: string): string {
  if (/[“”‘’]/.test(text)) return '둥근 따옴표 대신 곧은 큰따옴표(")로 감싸 주세요.'
  if (/(^|[[{,:\s])'/.test(text)) return 'JSON의 글자는 작은따옴표가 아니라 큰따옴표(")로 감싸요.'
  if (/,\s*([\]}]|$)/.test(text)) return '마지막 쉼표를 지워 주세요.'
  if (/[{,]\s*[\p{ID_Start}_$][\p{ID_Continue}$]*\s*:/u.test(text))
    return '객체의 이름도 큰따옴표(")로 감싸야 해요.'
  if ((text.match(/"/g)?.length ?? 0) % 2 === 1) return '큰따옴표(")의 짝이 맞지 않아요.'
  if (count(text, /[[{]/g) !== count(text, /[\]}]/g)) return '괄호의 짝이 맞지 않아요.'
  if (/^(undefined|NaN|Infinity)\b/.test(text)) return 'JSON에 없는 값이에요. null이나 수를 써 보세요.'
  if (!/["[{\d]/.test(text)) return '글자는 큰따옴표(")로 감싸 주세요.'
  return 'JSON으로 읽을 수 없어요. 값 사이에 쉼표가 있는지 보세요.'
}

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0
