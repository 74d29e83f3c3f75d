/** What the schema alone can't see: acts that name a block, a card, a blank or a text that the lesson does not have. */
import type { Act } from '../../server/shared/lesson/acts.ts'
import type { Lesson } from '../../server/shared/lesson/lesson.ts'
import type { Device, Task } from '../../server/shared/lesson/task.ts'
import type { Problem } from './nameProblems.ts'

export function actProblems(lesson: Lesson): Problem[] {
  const lanes = Object.keys(lesson.clients)
  const list = (
    acts: readonly Act[],
    path: readonly PropertyKey[],
    task?: Task,
    more: readonly string[] = [],
  ) => {
    const known = new Set([...lanes, ...Object.keys(task?.clients ?? {}), ...more])
    return acts.flatMap((act, i) => {
      if ('add' in act) known.add(act.add)
      const message = problemOf(act, lesson, known, task?.device)
      return message === null ? [] : [{ path: [...path, i], message }]
    })
  }
  return [
    ...list(lesson.runs, ['runs']),
    ...lesson.tasks.flatMap((task, i) => [
      ...list(task.solution, ['tasks', i, 'solution'], task),
      ...task.mistakes.flatMap((one, j) => list(one.do, ['tasks', i, 'mistakes', j, 'do'], task)),
    ]),
    ...lesson.probes.flatMap((probe, i) =>
      list(probe.do, ['probes', i, 'do'], undefined, Object.keys(probe.clients ?? {})),
    ),
  ]
}

function problemOf(act: Act, { files }: Lesson, lanes: ReadonlySet<string>, device?: Device): string | null {
  if ('write' in act && !(`${act.write} ${act.from}` in files))
    return `코드에 \`${act.write} ${act.from}\` 블록이 없어요`
  if ('order' in act) {
    if (device?.kind !== 'order') return '이 일에는 순서를 맞출 카드가 없어요'
    const stranger = act.order.find((id) => !device.cards.some((card) => card.id === id))
    if (stranger !== undefined) return `${stranger}라는 카드가 없어요`
  }
  if ('fill' in act && !(device?.kind === 'blanks' && device.blanks.some(({ id }) => id === act.fill)))
    return `${act.fill}라는 빈칸이 없어요`
  if (
    'diagnose' in act &&
    !(device?.kind === 'diagnose' && device.choices.some(({ id }) => id === act.diagnose))
  )
    return `${act.diagnose}라는 진단이 없어요`
  const lane = laneOf(act)
  return lane !== undefined && !lanes.has(lane) ? `${lane}라는 클라이언트가 없어요` : null
}

/** Whom the act is about. */
function laneOf(act: Act): string | undefined {
  if ('connect' in act) return act.connect
  if ('disconnect' in act) return act.disconnect
  if ('close' in act) return act.close
  if ('client' in act) return act.client
  if ('cut' in act) return act.cut
  if ('wire' in act) return act.wire.client
  const file = 'edit' in act ? act.edit : 'write' in act ? act.write : ''
  return /^client-(\w)\.js$/.exec(file)?.[1]?.toUpperCase()
}
