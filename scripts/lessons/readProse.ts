/** Reads the text of a lesson's file: its title, its steps by their headings, the code blocks and the footnotes. */
import type { Heading, Paragraph, PhrasingContent, RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import type { Lesson } from '../../server/shared/lesson/lesson.ts'
import type { Block, Inline } from '../../server/shared/lesson/prose.ts'
import { type StepId, stepIds, stepNames } from '../../server/shared/lesson/stepNames.ts'
import type { LessonProblem } from './readLesson.ts'

type Prose = Pick<Lesson, 'title' | 'intro' | 'steps' | 'answer' | 'notes' | 'files'>
/** A name that the text uses: of a moment, a panel, or a footnote. */
interface Use {
  type: 'moment' | 'panel' | 'note'
  name: string
  line: number
}
type ReadProse =
  | { ok: true; prose: Prose; uses: readonly Use[] }
  | { ok: false; problems: readonly LessonProblem[] }

const answerName = '모범 답안'
const codeName = '코드'

/** `from`: where the text begins in the file. */
export function readProse(source: string, from: number): ReadProse {
  const before = source.slice(0, from).split('\n').length - 1
  const problems: LessonProblem[] = []
  const uses: Use[] = []
  const lineOf = (node: { position?: { start: { line: number } } | undefined }) =>
    before + (node.position?.start.line ?? 1)
  const wrong = (node: RootContent | PhrasingContent, message: string) => {
    problems.push({ line: lineOf(node), message })
  }

  const root = fromMarkdown(source.slice(from), { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
  const prose: Prose & { steps: Record<StepId, Block[]>; notes: Record<string, Block[]> } = {
    title: '',
    intro: [],
    steps: Object.fromEntries(stepIds.map((id) => [id, []])) as unknown as Record<StepId, Block[]>,
    answer: [],
    notes: {},
    files: {},
  }
  const files: Record<string, string> = {}
  const intro: Block[] = []
  const answer: Block[] = []
  let into: Block[] | 'code' | null = intro

  for (const node of root.children) {
    if (node.type === 'heading') {
      into = open(node)
    } else if (node.type === 'footnoteDefinition') {
      prose.notes[node.label ?? node.identifier] = node.children.flatMap(block)
    } else if (into === 'code') {
      if (node.type === 'code' && node.meta) {
        const name = node.meta.trim()
        if (name in files) wrong(node, `\`${name}\` 블록이 앞에 또 있어요`)
        files[name] = `${node.value}\n`
      } else if (node.type !== 'paragraph')
        wrong(node, '코드 블록에는 ```js server.js처럼 파일 이름이 있어야 해요')
    } else into?.push(...block(node))
  }
  const [first] = root.children
  if (prose.title === '') problems.push({ line: lineOf(first ?? {}), message: '# 제목이 없어요' })
  if (problems.length > 0) return { ok: false, problems }
  return { ok: true, prose: { ...prose, intro, answer, files }, uses }

  function open(node: Heading): Block[] | 'code' | null {
    const name = node.children.map((child) => ('value' in child ? child.value : '')).join('')
    if (node.depth === 1) {
      prose.title = name
      return intro
    }
    if (name === codeName) return 'code'
    if (name === answerName) return answer
    const step = stepIds.find((id) => stepNames[id] === name)
    if (step) return prose.steps[step]
    wrong(
      node,
      `${name}이라는 단계는 없어요. 있는 단계: ${Object.values(stepNames).join(', ')}, ${answerName}, ${codeName}`,
    )
    return null
  }

  function block(node: RootContent): Block[] {
    switch (node.type) {
      case 'paragraph':
        return [{ type: 'paragraph', children: inlines(node) }]
      case 'list':
        return [
          {
            type: 'list',
            ordered: node.ordered === true,
            items: node.children.map((item) => item.children.flatMap(block)),
          },
        ]
      case 'code':
        return [{ type: 'code', text: node.value }]
      case 'blockquote':
        return [{ type: 'quote', children: node.children.flatMap(block) }]
      case 'table': {
        const [head, ...rows] = node.children.map((row) => row.children.map(inlines))
        return [{ type: 'table', head: head ?? [], rows }]
      }
      case 'html':
        return node.value.startsWith('<!--') ? [] : strange(node)
      default:
        return strange(node)
    }
  }
  function strange(node: RootContent | PhrasingContent): [] {
    wrong(node, `${node.type}은 수업 글에 쓸 수 없어요`)
    return []
  }

  function inlines(node: { children: readonly PhrasingContent[] } | Paragraph): Inline[] {
    return node.children.flatMap((child): Inline[] => {
      switch (child.type) {
        case 'text':
          // A footnote that is nowhere defined is text to Markdown.
          for (const [, name = ''] of child.value.matchAll(/\[\^([^\]]+)\]/g))
            uses.push({ type: 'note', name, line: lineOf(child) })
          return [{ type: 'text', text: child.value.replaceAll('\n', ' ') }]
        case 'inlineCode':
          return [{ type: 'code', text: child.value }]
        case 'strong':
          return [{ type: 'strong', children: inlines(child) }]
        case 'footnoteReference':
          uses.push({ type: 'note', name: child.label ?? child.identifier, line: lineOf(child) })
          return [{ type: 'note', name: child.label ?? child.identifier }]
        case 'link': {
          const [, form, name = ''] = /^(#|panel:|code:)(.+)$/.exec(child.url) ?? []
          if (form === 'code:') {
            const [, file = '', line = ''] = /^((?:server|client-[a-z])\.js):(\d+)$/.exec(name) ?? []
            return file === ''
              ? strange(child)
              : [{ type: 'line', file, line: Number(line), children: inlines(child) }]
          }
          if (form === 'panel:') {
            uses.push({ type: 'panel', name, line: lineOf(child) })
            return [{ type: 'panel', id: name, children: inlines(child) }]
          }
          if (form !== '#') return strange(child)
          uses.push({ type: 'moment', name, line: lineOf(child) })
          return [{ type: 'moment', name, children: inlines(child) }]
        }
        default:
          return strange(child)
      }
    })
  }
}
