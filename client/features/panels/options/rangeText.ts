/** What an option accepts, in one sentence. */
import { assertNever } from '#shared/assertNever.ts'
import type { OptionKind } from '#shared/optionMeta.ts'

const counted = (value: number) => value.toLocaleString('ko-KR')

export function rangeText(kind: OptionKind): string {
  switch (kind.is) {
    case 'number':
      return `${counted(kind.from)}부터 ${counted(kind.to)} 사이의 정수 (${kind.unit})`
    case 'boolean':
      return '`true`나 `false`'
    case 'text':
      return `문자열. 예: \`"${kind.example}"\``
    case 'list':
      return `${kind.of.map((item) => `\`"${item}"\``).join(', ')} 가운데 고른 배열`
    case 'code':
      return kind.examples.length === 0
        ? '놀이터에서는 쓸 수 없어요'
        : `예: ${kind.examples.map((code) => `\`${code}\``).join(', ')}`
    default:
      return assertNever(kind)
  }
}
