/** The Korean text of a source file: its string literals, templates and JSX, read with a real parser. */
import { parseAst } from 'rolldown/parseAst'
import { type Canvas, code, createCanvas, hangul, joint } from './canvas.ts'

interface Node {
  type: string
  start: number
  end: number
  value?: unknown
  expressions?: Node[]
  name?: unknown
  selfClosing?: boolean
}

export function sourceText(source: string, lang: 'ts' | 'tsx' = 'tsx'): string {
  const canvas = createCanvas(source)
  draw(parseAst(source, { lang }), source, canvas)
  return canvas.text()
}

function draw(node: unknown, source: string, canvas: Canvas): void {
  if (!node || typeof node !== 'object') return
  if (Array.isArray(node)) {
    for (const one of node) draw(one, source, canvas)
    return
  }
  const { type, start, end } = node as Node
  switch (type) {
    case 'Literal':
      if (!hangul.test(source.slice(start, end)) || typeof (node as Node).value !== 'string') return
      canvas.fill(start, end, ' ')
      canvas.copy(start + 1, end - 1)
      return
    case 'JSXText':
      canvas.copy(start, end)
      return
    case 'TemplateLiteral':
      canvas.copy(start + 1, end - 1)
      for (const one of (node as Node).expressions ?? [])
        canvas.fill(source.lastIndexOf('${', one.start), source.indexOf('}', one.end) + 1, code)
      break
    case 'JSXExpressionContainer':
      canvas.fill(start, end, code)
      break
    case 'JSXOpeningElement':
    case 'JSXClosingElement':
      canvas.fill(start, end, markOf(node as Node))
      if (source[start - 1] === '>') canvas.fill(start, start + 1, ' ')
      break
  }
  for (const value of Object.values(node)) draw(value, source, canvas)
}

/** A word goes on after `<b>`; what a component or `<code>` shows is known to nobody; `<br />` ends a word. */
function markOf({ name, selfClosing }: Node): string {
  const tag = (name as Node).name
  if (tag === 'br') return ' '
  return typeof tag === 'string' && /^[a-z]/.test(tag) && !/^(code|kbd)$/.test(tag) && !selfClosing
    ? joint
    : code
}
