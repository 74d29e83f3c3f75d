/** The Korean text of a Markdown file: its front matter's sentences and its body, without code. */
import type { Nodes } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { isMap, isScalar, isSeq, parseDocument } from 'yaml'
import { type Canvas, code, createCanvas, joint } from './canvas.ts'

const fence = /^---\n([\s\S]*?\n)---\n/

export function markdownText(source: string): string {
  const canvas = createCanvas(source)
  const front = fence.exec(source)
  if (front)
    drawFront(parseDocument(front[1] ?? '').contents, (from, to) => {
      const quote = /["']/.test(source[from + 4] ?? '') ? 1 : 0
      canvas.copy(from + 4 + quote, to + 4 - quote)
    })
  const start = front?.[0].length ?? 0
  const body = fromMarkdown(source.slice(start), {
    extensions: [gfm()],
    mdastExtensions: [gfmFromMarkdown()],
  })
  drawBody(body, start, canvas)
  return canvas.text()
}

function drawBody(node: Nodes, start: number, canvas: Canvas): void {
  const from = start + (node.position?.start.offset ?? 0)
  const to = start + (node.position?.end.offset ?? 0)
  switch (node.type) {
    case 'text':
      canvas.copy(from, to)
      return
    case 'image':
      canvas.copy(from + 2, from + 2 + (node.alt?.length ?? 0))
      return
    case 'inlineCode':
      canvas.fill(from, to, code)
      return
    case 'strong':
    case 'emphasis':
    case 'link':
    case 'footnoteReference':
      canvas.fill(from, to, joint)
  }
  if ('children' in node) for (const child of node.children) drawBody(child, start, canvas)
}

/** What a lesson does is code: its acts, and the patterns that it looks for. */
const acts = /^(do|runs|solution|code)$/
const patterns = /^(check|seen|moments)$/

/** `spoken`: whether strings here are sentences; in a pattern only what it says is one. */
function drawFront(node: unknown, draw: (from: number, to: number) => void, spoken = true): void {
  if (isScalar(node)) {
    if (spoken && typeof node.value === 'string' && node.range) draw(node.range[0], node.range[1])
  } else if (isSeq(node)) {
    for (const item of node.items) drawFront(item, draw, spoken)
  } else if (isMap(node)) {
    for (const { key, value } of node.items) {
      const name = String(key)
      if (acts.test(name) || (name === 'cards' && isSeq(value) && isScalar(value.items[0]))) continue
      drawFront(value, draw, name === 'say' || (spoken && !patterns.test(name)))
    }
  }
}
