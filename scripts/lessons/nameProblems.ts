/** What the schema alone can't see: names that a chapter gives twice, or speaks of and never gives. */
import type { Lesson } from '../../server/shared/lesson/lesson.ts'
import type { Device, Task } from '../../server/shared/lesson/task.ts'

export interface Problem {
  path: readonly PropertyKey[]
  message: string
}
type Path = readonly PropertyKey[]
type Named = readonly { id: string }[]

export function nameProblems(lesson: Lesson): Problem[] {
  const { predict, tasks, probes } = lesson
  return [
    ...twice(tasks, ['tasks']),
    ...twice(probes, ['probes']),
    ...tasks.flatMap((task, i) => taskProblems(task, lesson, ['tasks', i])),
    ...(predict.kind === 'choice' ? twice(predict.choices, ['predict', 'choices']) : []),
    ...(predict.kind === 'order'
      ? [
          ...twice(predict.items, ['predict', 'items']),
          ...(predict.either ?? []).flatMap((pair, i) =>
            strangers(pair, predict.items, ['predict', 'either', i]),
          ),
        ]
      : []),
  ]
}

function taskProblems(task: Task, { clients, files }: Lesson, path: Path): Problem[] {
  const lanes = new Set(Object.keys({ ...clients, ...task.clients }))
  const { start, device } = task
  return [
    ...twice(task.goals, [...path, 'goals']),
    ...twice(task.mistakes, [...path, 'mistakes']),
    ...(start === undefined || `server.js ${start}` in files
      ? []
      : [{ path: [...path, 'start'], message: `${task.id}: 코드에 \`server.js ${start}\` 블록이 없어요` }]),
    ...(task.connects ?? []).flatMap((lane, i) =>
      lanes.has(lane) ? [] : [{ path: [...path, 'connects', i], message: `${lane}라는 클라이언트가 없어요` }],
    ),
    ...(device ? deviceProblems(device, [...path, 'device']) : []),
  ]
}

function deviceProblems(device: Device, path: Path): Problem[] {
  if (device.kind === 'order')
    return [
      ...twice(device.cards, [...path, 'cards']),
      ...strangers(device.begin, device.cards, [...path, 'begin']),
    ]
  if (device.kind === 'blanks') {
    const written = [...device.code.matchAll(/\{\{(\w+)\}\}/g)].flatMap(([, id]) => id ?? [])
    return [
      ...twice(device.blanks, [...path, 'blanks']),
      ...strangers(written, device.blanks, [...path, 'code'], false),
      ...device.blanks.flatMap(({ id }, i) =>
        written.includes(id)
          ? []
          : [{ path: [...path, 'blanks', i], message: `{{${id}}}라는 빈칸이 code에 없어요` }],
      ),
    ]
  }
  return [
    ...twice(device.choices, [...path, 'choices']),
    ...(device.choices.filter(({ right }) => right).length === 1
      ? []
      : [{ path: [...path, 'choices'], message: 'right가 하나여야 해요' }]),
  ]
}

const twice = (list: Named, path: Path): Problem[] =>
  list.flatMap(({ id }, i) =>
    list.findIndex((one) => one.id === id) === i
      ? []
      : [{ path: [...path, i, 'id'], message: `${id}라는 id가 앞에 또 있어요` }],
  )

/** `each`: the names stand in a list, each with a line of its own. */
const strangers = (names: readonly string[], list: Named, path: Path, each = true): Problem[] =>
  names.flatMap((name, i) =>
    list.some(({ id }) => id === name)
      ? []
      : [{ path: each ? [...path, i] : path, message: `${name}라는 이름이 목록에 없어요` }],
  )
