/** A lesson's hands on the lab of the page: what a chapter does, the learner could do, by the same ways. */
import { useMemo } from 'react'
import { defaultCode } from '../../lab/clients/defaultCode.ts'
import type { LabView } from '../../lab/labView.ts'
import type { Trace } from '../../lab/trace/store.ts'
import { until } from '../../lab/until.ts'
import { useLab } from '../../lab/useLab.ts'
import { clientOf, serverFile } from '../../pictures/files.ts'
import { courseStore, keep } from './course.ts'
import { codeOf, type Turned, untouched } from './devices.ts'
import { openStore, taskOf } from './open.ts'
import type { LessonHands } from './perform.ts'
import { nothingSaved } from './saved.ts'
import { createWatch } from './watch.ts'

const waitMs = 10_000
const laneIn = (file: string) => clientOf(file) ?? ''

interface Outcome {
  ok: boolean
  status?: number
  problem?: { message: string }
}
const said = ({ problem }: Outcome): string | null => problem?.message ?? null
/** What is wrong with the learner's own code is told at its line. */
const saidElsewhere = (answer: Outcome): string | null => (answer.status === 422 ? null : said(answer))

const mostFilled = 1_000
const keptOf = ({ order, filled, diagnosis }: Turned) => ({
  order: [...order],
  filled: Object.fromEntries(Object.entries(filled).map(([id, text]) => [id, text.slice(0, mostFilled)])),
  diagnosis,
})

/** Turns the device of the task that is open; the code that it makes, `null` where that is none. */
function turnDevice(change: (turned: Turned) => Turned): string | null {
  const { lesson } = openStore.getState()
  if (!lesson) return null
  const saved = courseStore.getState().chapters[lesson.id] ?? nothingSaved(lesson.version)
  const task = taskOf(lesson, saved)
  const turned = change(saved.turned[task.id] ?? untouched(task.device))
  keep(lesson.id, lesson.version, (now) => ({
    turned: { ...now.turned, [task.id]: keptOf(turned) },
  }))
  return codeOf(task.device, turned)
}

export function createHands({ program, clients, session, trace }: LabView): LessonHands {
  const clientAt = (lane: string) => clients.getState().clients.find((client) => client.lane === lane)
  /** A client that is not there yet is there after all: a lesson of five lanes may have been changed by hand. */
  const doTo = async (lane: string, act: () => void): Promise<string | null> => {
    act()
    return clientAt(lane) ? null : `클라이언트 ${lane}가 없어요. 추가한 뒤에 해 보세요.`
  }
  const isConnected = (lane: string): boolean => {
    const frame = clients.getState().frames[lane]
    return frame?.status === 'ready' && frame.sockets.some(({ status }) => status === 'connected')
  }
  return {
    read: (file) => (file === serverFile ? program.getState().typed : clientAt(laneIn(file))?.code) ?? '',
    write: (file, text) => (file === serverFile ? program.edit(text) : clients.edit(laneIn(file), text)),
    run: async () => saidElsewhere(await program.run()),
    // Who is connected begins anew: the code runs in a new page.
    connect: (lane) => doTo(lane, () => (isConnected(lane) ? clients.run(lane) : clients.connect(lane))),
    disconnect: (lane) => doTo(lane, () => clients.disconnect(lane)),
    close: (lane) => doTo(lane, () => clients.reload(lane)),
    add: async (lane, place) => {
      if (!clientAt(lane)) clients.put({ lane, place, code: defaultCode })
      return null
    },
    server: async (line) => saidElsewhere(await session.evaluate(line)),
    client: (lane, line) => doTo(lane, () => clients.evaluate(lane, line)),
    wire: async (conditions) => said(await session.conditions(conditions)),
    cut: async (client) => said(await session.wire({ do: 'cut', client })),
    release: async (which) => said(await session.wire({ do: which === 'all' ? 'release-all' : 'release' })),
    drop: async () => said(await session.wire({ do: 'drop' })),
    turn: (change) => {
      const code = turnDevice(change)
      if (code !== null) program.edit(code)
    },
    until: async (check) => {
      const watch = createWatch({ wait: check })
      let seen = 0
      const isMet = ({ events }: Trace) => {
        for (const event of events) {
          if (event.seq <= seen) continue
          seen = event.seq
          watch.add(event)
        }
        return watch.result('wait')?.met === true
      }
      if (await until(trace, isMet, { ms: waitMs })) return null
      const result = watch.result('wait')
      const say = result && !result.met ? result.say : null
      return say ?? '기다리던 패킷이 오지 않았어요. 처음부터 다시 해 보세요.'
    },
  }
}

export function useHands(): LessonHands {
  const lab = useLab()
  return useMemo(() => createHands(lab), [lab])
}
