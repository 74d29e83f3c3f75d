/** Reads one lesson's file; what is wrong in it is told with its line and the reason. */
import { isMap, isPair, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import type { z } from 'zod'
import { frontSchema, type Lesson } from '../../server/shared/lesson/lesson.ts'
import { actProblems } from './actProblems.ts'
import { readProse } from './readProse.ts'

/** `line` counts from 1 in the file. */
export interface LessonProblem {
  line: number
  message: string
}
export type ReadLesson = { ok: true; lesson: Lesson } | { ok: false; problems: readonly LessonProblem[] }

const fence = /^---\n([\s\S]*?\n)---\n/
const nameForm = /^(\d\d)-([a-z][a-z-]*)\.md$/

/** `name`: the file's, such as `06-cors.md`. */
export function readLesson(name: string, source: string): ReadLesson {
  const number = Number(nameForm.exec(name)?.[1] ?? Number.NaN)
  if (Number.isNaN(number)) return failed(1, '파일 이름은 06-cors.md처럼 두 자리 번호와 영어 이름이어야 해요')
  const text = source.replaceAll('\r\n', '\n')
  const front = fence.exec(text)
  if (!front) return failed(1, '파일은 ---로 둘러싼 머리말로 시작해야 해요')

  const lines = new LineCounter()
  const document = parseDocument(front[1] ?? '', { lineCounter: lines })
  const lineAt = (offset: number) => lines.linePos(offset).line + 1
  const broken = document.errors.map(({ pos, message }) => ({
    line: lineAt(pos[0]),
    message: message.split('\n')[0] ?? '',
  }))
  if (broken.length > 0) return { ok: false, problems: broken }

  const place = (path: readonly PropertyKey[]) => lineAt(offsetOf(document.contents, path))
  const parsed = frontSchema.safeParse(document.toJS())
  if (!parsed.success)
    return {
      ok: false,
      problems: parsed.error.issues.flatMap(deepest).map((issue) => problemOf(issue, place)),
    }

  const prose = readProse(text, front[0].length)
  if (!prose.ok) return prose
  const lesson: Lesson = { ...parsed.data, ...prose.prose, number }
  const problems = [
    ...actProblems(lesson).map(({ path, message }) => ({ line: place(path), message })),
    ...prose.uses.flatMap(({ line, ...use }) => {
      const message = useProblem(use, lesson)
      return message === null ? [] : [{ line, message }]
    }),
  ]
  return problems.length > 0 ? { ok: false, problems } : { ok: true, lesson }
}

function useProblem(use: { type: string; name: string }, lesson: Lesson): string | null {
  if (use.type === 'moment' && !(use.name in lesson.moments)) return `머리말의 moments에 ${use.name}이 없어요`
  if (use.type !== 'note') return null
  const known = [...lesson.probes, ...lesson.tasks.flatMap(({ goals, mistakes }) => [...goals, ...mistakes])]
  if (!known.some(({ id }) => id === use.name))
    return `[^${use.name}]을 확인하는 probe도 목표도 실수도 머리말에 없어요`
  return use.name in lesson.notes ? null : `[^${use.name}]:로 시작하는 각주가 글 끝에 없어요`
}

const failed = (line: number, message: string): ReadLesson => ({ ok: false, problems: [{ line, message }] })

/** Of a value that fits none of several forms, what is wrong with the form that it comes nearest to. */
function deepest(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue]
  const depth = (issues: readonly z.core.$ZodIssue[]) => Math.max(0, ...issues.map(({ path }) => path.length))
  const [best = []] = [...issue.errors].sort((a, b) => depth(b) - depth(a))
  if (depth(best) === 0) return [issue]
  return best.map((one) => ({ ...one, path: [...issue.path, ...one.path] }))
}

function problemOf(issue: z.core.$ZodIssue, place: (path: readonly PropertyKey[]) => number): LessonProblem {
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined
  const path = unknown === undefined ? issue.path : [...issue.path, unknown]
  const message = unknown === undefined ? issue.message : `${unknown}은 여기에 쓸 수 없는 이름이에요`
  return { line: place(path), message: `${path.join('.')}: ${message}` }
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
