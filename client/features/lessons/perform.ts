/** Does the acts of a lesson, one after the other, with the hands that it is given: the page's, or those of a test. */
import { assertNever } from '#shared/assertNever.ts'
import type { Act, Place } from '#shared/lesson/acts.ts'
import type { Check } from '#shared/lesson/check.ts'
import type { Lesson } from '#shared/lesson/lesson.ts'
import type { ConditionsInput } from '#shared/networkInput.ts'
import type { Turned } from './devices.ts'

/** A Korean sentence where it could not be done. */
type Outcome = Promise<string | null>

/** `lane`: `A`…`E`; `file`: `server.js`, `client-a.js`. */
export interface LessonHands {
  read: (file: string) => string
  write: (file: string, text: string) => void
  run: () => Outcome
  connect: (lane: string) => Outcome
  disconnect: (lane: string) => Outcome
  close: (lane: string) => Outcome
  add: (lane: string, place: Place) => Outcome
  server: (line: string) => Outcome
  client: (lane: string, line: string) => Outcome
  wire: (conditions: ConditionsInput) => Outcome
  cut: (lane: string) => Outcome
  release: (which: 'next' | 'all') => Outcome
  drop: () => Outcome
  turn: (change: (turned: Turned) => Turned) => void
  /** Waits until the trace shows it. */
  until: (check: Check) => Outcome
}

/** Ends with the first act that could not be done, and says why. `texts`: writes the learner's own origins in the place of the file's. */
export async function perform(
  acts: readonly Act[],
  lesson: Pick<Lesson, 'files'>,
  hands: LessonHands,
  { texts = (text: string) => text, signal }: { texts?: (text: string) => string; signal?: AbortSignal } = {},
): Outcome {
  for (const act of acts) {
    if (signal?.aborted) return null
    const problem = await doOne(act, lesson, hands, texts)
    if (problem !== null) return problem
  }
  return null
}

async function doOne(
  act: Act,
  { files }: Pick<Lesson, 'files'>,
  hands: LessonHands,
  texts: (text: string) => string,
): Outcome {
  if ('write' in act) {
    hands.write(act.write, texts(files[`${act.write} ${act.from}`] ?? ''))
    return null
  }
  if ('edit' in act) return edit(hands, act.edit, texts(act.from), texts(act.to))
  if ('run' in act) return hands.run()
  if ('connect' in act) return hands.connect(act.connect)
  if ('disconnect' in act) return hands.disconnect(act.disconnect)
  if ('close' in act) return hands.close(act.close)
  if ('add' in act) return hands.add(act.add, act.place)
  if ('server' in act) return hands.server(act.server)
  if ('client' in act) return hands.client(act.client, texts(act.line))
  if ('wire' in act) return hands.wire(act.wire)
  if ('cut' in act) return hands.cut(act.cut)
  if ('release' in act) return hands.release(act.release)
  if ('drop' in act) return hands.drop()
  if ('order' in act || 'fill' in act || 'diagnose' in act) {
    hands.turn((turned) => turnedBy(act, turned, texts))
    return null
  }
  if ('wait' in act) return hands.until(act.wait)
  return assertNever(act)
}

type TurningAct = Extract<Act, { order: unknown } | { fill: unknown } | { diagnose: unknown }>

function turnedBy(act: TurningAct, turned: Turned, texts: (text: string) => string): Turned {
  if ('order' in act) return { ...turned, order: act.order }
  if ('diagnose' in act) return { ...turned, diagnosis: act.diagnose }
  return { ...turned, filled: { ...turned.filled, [act.fill]: texts(act.text) } }
}

function edit(hands: LessonHands, file: string, from: string, to: string): string | null {
  const text = hands.read(file)
  if (text.split(from).length !== 2) return `${file}에서 바꿀 곳을 찾지 못했어요.`
  hands.write(
    file,
    text.replace(from, () => to),
  )
  return null
}
