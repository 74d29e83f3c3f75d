/** A learner without a screen: the hands of a lesson on a real lab, with clients that run in Node. */

import { codeOf, type Turned, untouched } from '../../../client/features/lessons/devices.ts'
import { type LessonHands, perform } from '../../../client/features/lessons/perform.ts'
import { startOf } from '../../../client/features/lessons/scene.ts'
import { createWatch } from '../../../client/features/lessons/watch.ts'
import { fileOf } from '../../../client/frame/protocol.ts'
import { defaultCode } from '../../../client/lab/clients/defaultCode.ts'
import type { Act, Place } from '../../../server/shared/lesson/acts.ts'
import type { Check } from '../../../server/shared/lesson/check.ts'
import type { Lesson } from '../../../server/shared/lesson/lesson.ts'
import type { Task } from '../../../server/shared/lesson/task.ts'
import { Refusal } from '../../../server/shared/problem.ts'
import type { TraceEvent } from '../../../server/shared/trace.ts'
import type { Playground } from '../../support/playground.ts'
import { type LabPage, openPage } from './labClient.ts'

export const origins: Record<Place, string> = {
  app: 'http://localhost:3000',
  other: 'http://localhost:3001',
  null: 'null',
}
const waitMs = 10_000

type Begin = Pick<Task, 'start' | 'device' | 'clients' | 'connects'>

/** Sits down at a lab of their own, as the lesson has it in the beginning. */
export async function sitDown(playground: Playground, lesson: Lesson, begin: Begin) {
  const task: Task = { ...begin, id: 'any', step: 'try', goals: [], mistakes: [], hints: [], solution: [] }
  const { device } = task
  const start = startOf(lesson, task, { app: origins.app, defaultCode })
  const made = await playground.lab(start.runs)
  const lab = labOf(playground, made.id)
  let turned = untouched(device)
  const files = new Map<string, string>([['server.js', start.server]])
  const places = new Map<string, Place>()
  for (const { lane, place, code } of start.clients) {
    files.set(fileOf(lane), code)
    places.set(lane, place)
  }
  const pages = new Map<string, LabPage>()
  const clientFile = (lane: string) => files.get(fileOf(lane)) ?? defaultCode
  const all = (): readonly TraceEvent[] => lab.recorder.since(0).events

  function load(lane: string): LabPage {
    pages.get(lane)?.close()
    const page = openPage({
      lab: made.id,
      lane,
      origin: origins[places.get(lane) ?? 'app'],
      server: playground.url,
      report: (report) => lab.report(report),
    })
    pages.set(lane, page)
    return page
  }

  const told = (work: Promise<unknown>): Promise<string | null> =>
    work.then(
      () => null,
      (error: unknown) => {
        // What the learner's own code is refused for is part of the lesson.
        if (error instanceof Refusal) return null
        throw error
      },
    )
  const hands: LessonHands = {
    read: (file) => (file === 'server.js' ? (files.get(file) ?? '') : clientFile(laneIn(file))),
    write: (file, text) => void files.set(file, text),
    run: () => told(lab.run(files.get('server.js') ?? '')),
    connect: async (lane) => {
      const page = pages.get(lane)
      if (page?.inUse() === clientFile(lane)) page.connect()
      else load(lane).run(clientFile(lane))
      return null
    },
    disconnect: async (lane) => {
      pages.get(lane)?.disconnect()
      return null
    },
    close: async (lane) => {
      load(lane)
      return null
    },
    add: async (lane, place) => {
      places.set(lane, place)
      return null
    },
    server: (line) => told(lab.evaluate(line)),
    client: async (lane, line) => {
      const page = pages.get(lane) ?? load(lane)
      page.evaluate(line)
      return null
    },
    wire: async (conditions) => {
      lab.setConditions(conditions)
      return null
    },
    cut: (client) => told(lab.act({ do: 'cut', client })),
    release: (which) => told(lab.act(which === 'all' ? { do: 'release-all' } : { do: 'release' })),
    drop: () => told(lab.act({ do: 'drop' })),
    turn: (change) => {
      turned = change(turned)
      const code = codeOf(device, turned)
      if (code !== null) files.set('server.js', code)
    },
    until: (check) => until(check),
  }

  async function until(check: Check): Promise<string | null> {
    const watch = createWatch({ wait: check })
    let seen = 0
    const late = Date.now() + waitMs
    for (;;) {
      const fresh = lab.recorder.since(seen).events
      for (const event of fresh) watch.add(event)
      seen = fresh.at(-1)?.seq ?? seen
      const result = watch.result('wait')
      if (result?.met) return null
      if (Date.now() > late) return `never came: ${JSON.stringify(check[result?.missing ?? 0])}`
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }

  for (const lane of begin.connects ?? []) {
    await hands.connect(lane)
    await until([{ kind: 'client.connect', client: lane }])
  }

  return {
    lab: made.id,
    events: all,
    until,
    /** The program and the clients have answered a line: what they did before it stands in the trace. */
    async settled(): Promise<void> {
      await told(lab.evaluate('0'))
      for (const lane of begin.connects ?? []) {
        pages.get(lane)?.evaluate('4242')
        await until([{ kind: 'client.log', client: lane, text: '4242' }])
      }
    },
    get turned(): Turned {
      return turned
    },
    /** Throws where an act could not be done. */
    async act(acts: readonly Act[]): Promise<void> {
      const problem = await perform(acts, lesson, hands)
      if (problem !== null) throw new Error(problem)
    },
    async [Symbol.asyncDispose]() {
      for (const page of pages.values()) page.close()
      await playground.labs.remove(made.id)
    },
  }
}
export type Student = Awaited<ReturnType<typeof sitDown>>

function labOf({ labs }: Playground, id: string) {
  const lab = labs.find(id)
  if (!lab) throw new Error('the lab is gone')
  return lab
}

const laneIn = (file: string) => /^client-(\w)\.js$/.exec(file)?.[1]?.toUpperCase() ?? 'A'
