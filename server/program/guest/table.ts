/** `console.table`: a table of text as Node draws it. */
import { inspect } from './format.ts'

/** Undefined for what is not tabular. */
export function table(value: unknown, columns?: readonly string[]): string | undefined {
  if (value === null || typeof value !== 'object') return undefined
  const rows = entriesOf(value)
  const names: string[] = [...(columns ?? [])]
  let plain = false
  for (const [, row] of rows) {
    if (row === null || typeof row !== 'object') plain = true
    else if (!columns) for (const key of Object.keys(row)) if (!names.includes(key)) names.push(key)
  }
  const head = [indexName(value), ...names, ...(plain ? ['Values'] : [])]
  const body = rows.map(([key, row]) => {
    const isRow = row !== null && typeof row === 'object'
    const cells = names.map((name) => (isRow && Object.hasOwn(row, name) ? show(Reflect.get(row, name)) : ''))
    return [key, ...cells, ...(plain ? [isRow ? '' : show(row)] : [])]
  })
  return draw(head, body)
}

function entriesOf(value: object): [string, unknown][] {
  if (value instanceof Map)
    return [...value].map(([key, item], index) => [String(index), { Key: key, Values: item }])
  if (value instanceof Set) return [...value].map((item, index) => [String(index), item])
  return Object.entries(value)
}

const indexName = (value: object) =>
  value instanceof Map || value instanceof Set ? '(iteration index)' : '(index)'
/** Of an object with more than two fields only its kind. */
const show = (value: unknown) => {
  const isLarge =
    value !== null && typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length > 2
  return inspect(value, { depth: isLarge ? -1 : 0, maxArrayLength: 3, breakLength: Number.POSITIVE_INFINITY })
}

/** Korean and other wide characters take two places. */
const widthOf = (text: string) =>
  Array.from(text).reduce(
    (sum, char) =>
      sum +
      (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60\u{1f300}-\u{1f64f}\u{1f900}-\u{1f9ff}]/u.test(
        char,
      )
        ? 2
        : 1),
    0,
  )

function draw(head: readonly string[], body: readonly (readonly string[])[]): string {
  const widths = head.map(
    (name, at) => Math.max(widthOf(name), ...body.map((row) => widthOf(row[at] ?? ''))) + 2,
  )
  const line = (row: readonly string[]) => row.map((cell, at) => left(cell, widths[at] ?? 0)).join('│')
  const rule = (begin: string, middle: string, end: string) =>
    begin + widths.map((width) => '─'.repeat(width)).join(middle) + end
  return [
    rule('┌', '┬', '┐'),
    `│${line(head)}│`,
    rule('├', '┼', '┤'),
    ...body.map((row) => `│${line(row)}│`),
    rule('└', '┴', '┘'),
  ].join('\n')
}

function left(cell: string, width: number): string {
  return ` ${cell}${' '.repeat(width - 1 - widthOf(cell))}`
}
