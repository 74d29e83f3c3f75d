/** Reads one lesson's file; what is wrong in it is told with its line and the reason. */
import { isMap, isPair, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import type { z } from 'zod'
import { frontSchema, type Lesson } from '../../server/shared/lesson/lesson.ts'
import { actProblems } from './actProblems.ts'
import { nameProblems } from './nameProblems.ts'
import { readProse } from './readProse.ts'
import { deepest, parseInKorean } from './reasons.ts'

/** `line` counts from 1 in the file. */
export interface LessonProblem {
  line: number
  message: string
}
export type ReadLesson = { ok: true; lesson: Lesson } | { ok: false; problems: readonly LessonProblem[] }

const fence = /^---\n([\s\S]*?\n)---\n/
const panels: readonly string[] = frontSchema.shape.panel.unwrap().options
const nameForm = /^(\d\d)-([a-z][a-z-]*)\.md$/

/** `name`: the file's, such as `06-cors.md`. */
export function readLesson(name: string, source: string): ReadLesson {
  const number = Number(nameForm.exec(name)?.[1] ?? Number.NaN)
  if (Number.isNaN(number)) return failed(1, '파일 이름은 06-cors.md처럼 두 자리 번호와 영어 이름이어야 해요')
  const text = source.replaceAll('\r\n', '\n')
  const front = fence.exec(text)
  if (!front) return failed(1, '파일은 ---로 둘러싼 머리말로 시작해야 해요')

  const lines = new LineCounter()
  const yaml = front[1] ?? ''
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false })
  const lineAt = (offset: number) => lines.linePos(offset).line + 1
  const broken = document.errors.map(({ pos, message }) => {
    // What is not closed is noticed where the next thing begins.
    const at = message.startsWith('Flow ') ? yaml.slice(0, pos[0]).trimEnd().length - 1 : pos[0]
    return { line: lineAt(at), message: `YAML을 읽을 수 없어요: ${message}` }
  })
  if (broken.length > 0) return { ok: false, problems: broken }

  const place = (path: readonly PropertyKey[]) => lineAt(offsetOf(document.contents, path))
  const parsed = parseInKorean(frontSchema, document.toJS())
  if (!parsed.success)
    return {
      ok: false,
      problems: parsed.error.issues.flatMap(deepest).flatMap((issue) => problemsOf(issue, place)),
    }

  const prose = readProse(text, front[0].length)
  if (!prose.ok) return prose
  const lesson: Lesson = { ...parsed.data, ...prose.prose, number }
  const problems = [
    ...[...nameProblems(lesson), ...actProblems(lesson)].map(({ path, message }) => ({
      line: place(path),
      message: `${path.join('.')}: ${message}`,
    })),
    ...prose.uses.flatMap(({ line, ...use }) => {
      const message = useProblem(use, lesson)
      return message === null ? [] : [{ line, message }]
    }),
  ]
  return problems.length > 0 ? { ok: false, problems } : { ok: true, lesson }
}

function useProblem(use: { type: string; name: string }, lesson: Lesson): string | null {
  if (use.type === 'moment' && !(use.name in lesson.moments)) return `머리말의 moments에 ${use.name}이 없어요`
  if (use.type === 'panel')
    return panels.includes(use.name) ? null : `${use.name}라는 패널이 없어요. 있는 패널: ${panels.join(', ')}`
  if (use.type !== 'note') return null
  const known = [...lesson.probes, ...lesson.tasks.flatMap(({ goals, mistakes }) => [...goals, ...mistakes])]
  if (!known.some(({ id }) => id === use.name))
    return `[^${use.name}]을 확인하는 probe도 목표도 실수도 머리말에 없어요`
  return use.name in lesson.notes ? null : `[^${use.name}]:로 시작하는 각주가 글 끝에 없어요`
}

const failed = (line: number, message: string): ReadLesson => ({ ok: false, problems: [{ line, message }] })

function problemsOf(
  issue: z.core.$ZodIssue,
  place: (path: readonly PropertyKey[]) => number,
): LessonProblem[] {
  const paths =
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path]
  const reason = issue.code === 'unrecognized_keys' ? '여기에 쓸 수 없는 이름이에요' : issue.message
  return paths.map((path) => ({ line: place(path), message: `${path.join('.') || '머리말'}: ${reason}` }))
}

/** Where the value of that path begins; of what is not there, where its parent does. */
function offsetOf(root: Node | null, path: readonly PropertyKey[]): number {
  let node: unknown = root
  let offset = root?.range?.[0] ?? 0
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isPair(item) && String(item.key) === String(key))
      const start = (pair?.key as Node | undefined)?.range?.[0]
      if (start === undefined) return offset
      offset = start
      node = pair?.value
    } else if (isSeq(node)) {
      node = node.items[Number(key)]
      const start = (node as Node | undefined)?.range?.[0]
      if (start === undefined) return offset
      offset = start
    } else return offset
  }
  return offset
}
