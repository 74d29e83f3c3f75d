/** Follows the lab's trace for the chapter that is open: goals, mistakes, what was predicted, and the moments of the text. */
import { createStore } from 'zustand/vanilla'
import type { Lesson } from '#shared/lesson/lesson.ts'
import type { Mistake, Task } from '#shared/lesson/task.ts'
import type { LabView } from '../../lab/labView.ts'
import { workspace } from '../../lab/tab.ts'
import { keep, savedOf } from './course.ts'
import { createMoments, type Places } from './moments.ts'
import { createReality } from './reality.ts'
import { sceneName } from './scene.ts'
import { createTaskProgress } from './taskProgress.ts'
import { drawnIn, nothingTold, type Told, toldOf } from './told.ts'

interface Live {
  /** `null`: nothing is followed. */
  task: string | null
  mistake: Mistake | null
  /** By goal: what is still missing. */
  missing: Readonly<Record<string, string | null>>
  /** Of the learner's latest attempts. */
  moments: Places
  /** Of the attempt that was predicted, where it was in this lab. */
  told: Told
}

const nothing: Live = { task: null, mistake: null, missing: {}, moments: {}, told: nothingTold }
export const liveStore = createStore<Live>(() => nothing)

/** New events are looked at so often, and so many at a time: the page stays quick whatever arrives. */
const everyMs = 100
const mostAtOnce = 2_000

const isInFirstScene = ({ tasks }: Lesson, task: Task): boolean => {
  const first = tasks.find(({ step }) => step === 'try')
  return first !== undefined && sceneName(first) === sceneName(task)
}

/** Begins to follow; returns what ends it. */
export function follow(lab: LabView, lesson: Lesson, task: Task): () => void {
  const { trace } = lab
  let timer: ReturnType<typeof setTimeout> | undefined
  let epoch: string | null = null
  let seen = 0
  let look = begin(0)
  /** What was predicted, and what the text speaks of, is of the chapter's first lab. */
  const isAbout = isInFirstScene(lesson, task)

  function begin(since: number) {
    const saved = savedOf(lesson.id, lesson.version)
    const own = saved.met.flatMap((name) =>
      name.startsWith(`${task.id}.`) ? [name.slice(task.id.length + 1)] : [],
    )
    return {
      progress: createTaskProgress(task, { met: own, since }),
      reality: createReality(lesson.predict, saved.reality),
      moments: createMoments(lesson.moments),
    }
  }

  function work(): void {
    timer = undefined
    const known = trace.getState()
    if (known.epoch !== epoch) {
      epoch = known.epoch
      seen = 0
      look = begin(begunAt(`${lesson.id}/${task.id}`, known))
      liveStore.setState(nothing)
    }
    const { events } = known
    const from = Math.max(0, seen + 1 - (events[0]?.seq ?? 1))
    const fresh = events.slice(from, from + mostAtOnce)
    for (const event of fresh) {
      // What was reached counts, also where what comes now lets it be forgotten.
      if (event.kind === 'program.run' || event.kind === 'client.run') tell()
      for (const one of Object.values(look)) one.add(event)
    }
    seen = fresh.at(-1)?.seq ?? seen
    tell()
    if (seen < known.last && fresh.length > 0) wait()
  }

  function tell(): void {
    const { goals, mistake } = look.progress.state()
    const reality = isAbout ? look.reality.state() : null
    const missing = Object.fromEntries(goals.map(({ id, missing: say }) => [id, say]))
    liveStore.setState({ task: task.id, mistake, missing, ...(isAbout && momentsNow()) })
    const met = goals.filter((goal) => goal.met).map(({ id }) => `${task.id}.${id}`)
    const saved = savedOf(lesson.id, lesson.version)
    // What was predicted is compared with what happened after that.
    const real = saved.predicted === null ? null : reality
    if (met.every((name) => saved.met.includes(name)) && (real === null || saved.reality !== null)) return
    keep(lesson.id, lesson.version, (now) => ({
      met: [...new Set([...now.met, ...met])],
      ...(real && now.reality === null && { reality: real, seenIn: epoch }),
    }))
  }

  function momentsNow(): Pick<Live, 'moments' | 'told'> {
    const isDrawn = drawnIn(lab)
    const found = look.moments.places(isDrawn)
    const { moments: known } = liveStore.getState()
    const { reality, seenIn } = savedOf(lesson.id, lesson.version)
    return {
      // What the learner looks at does not turn into another one meanwhile.
      moments: trace.getState().cursor === null ? found : { ...found, ...known },
      told: reality && seenIn === epoch ? toldOf(look.moments, isDrawn, reality, lesson.reveal) : nothingTold,
    }
  }

  const wait = () => {
    timer ??= setTimeout(work, everyMs)
  }
  liveStore.setState(nothing)
  const stop = trace.subscribe(wait)
  wait()
  return () => {
    clearTimeout(timer)
    stop()
    liveStore.setState(nothing)
  }
}

/** Where in the trace each task was begun: what an earlier task did in the same lab is not the next one's doing. */
interface Begun {
  epoch: string | null
  tasks: Record<string, number>
}

function read(): Begun {
  const { epoch, tasks } = (workspace.read('begun') ?? {}) as Partial<Begun>
  return { epoch: epoch ?? null, tasks: tasks ?? {} }
}

/** `seq` of the newest event when the task was first open in this lab; 0 for the first task of the lab. */
function begunAt(task: string, { epoch, last }: { epoch: string | null; last: number }): number {
  const known = read()
  const tasks = known.epoch === epoch ? known.tasks : {}
  const at = tasks[task] ?? (Object.keys(tasks).length === 0 ? 0 : last)
  if (epoch !== null && tasks[task] === undefined)
    workspace.write('begun', { epoch, tasks: { ...tasks, [task]: at } })
  return at
}
