/** The walkthrough's hands on this page: what a chapter does, the learner could do, by the same ways. */
import { defaultCode } from '../features/clients/defaultCode.ts'
import { clientsStore } from '../features/clients/store.ts'
import { courseStore, keep } from '../features/lessons/course.ts'
import { codeOf, type Turned, untouched } from '../features/lessons/devices.ts'
import type { CourseHands } from '../features/lessons/hands.ts'
import { openStore, taskOf } from '../features/lessons/open.ts'
import type { LessonHands } from '../features/lessons/perform.ts'
import { nothingSaved } from '../features/lessons/saved.ts'
import { createWatch } from '../features/lessons/watch.ts'
import { closePanels, openPanel } from '../features/panels/store.ts'
import { openFile } from '../features/program/editorStore.ts'
import { programStore } from '../features/program/store.ts'
import { session, sessionStore } from '../lab/session.ts'
import { type Trace, traceStore } from '../lab/trace/store.ts'
import { viewRecord } from '../lab/trace/viewing.ts'
import { until } from '../lab/until.ts'
import { serverFile } from '../pictures/files.ts'
import { panelHands } from './panelHands.ts'
import { keepTyped, openScene } from './scenes.ts'
import { snapshot } from './snapshot.ts'
import { showView } from './views.ts'

const waitMs = 10_000
const laneIn = (file: string) => /^client-(\w)\.js$/.exec(file)?.[1]?.toUpperCase() ?? ''

const said = (answer: { ok: true } | { ok: false; problem: { message: string } }): string | null =>
  answer.ok ? null : answer.problem.message
/** What is wrong with the learner's own code is told at its line. */
const run = async () => {
  const answer = await programStore.getState().run()
  return answer.ok || answer.status === 422 ? null : answer.problem.message
}

/** A client that is not there yet is there after all: a lesson of five lanes may have been changed by hand. */
function needLane(lane: string): string | null {
  const { clients } = clientsStore.getState()
  return clients.some((client) => client.lane === lane)
    ? null
    : `클라이언트 ${lane}가 없어요. 추가한 뒤에 해 보세요.`
}

function isConnected(lane: string): boolean {
  const frame = clientsStore.getState().frames[lane]
  return frame?.status === 'ready' && frame.sockets.some(({ status }) => status === 'connected')
}

const untilMet: LessonHands['until'] = async (check) => {
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
  if (await until(traceStore, isMet, { ms: waitMs })) return null
  const result = watch.result('wait')
  const say = result && !result.met ? result.say : null
  return say ?? '기다리던 패킷이 오지 않았어요. 처음부터 다시 해 보세요.'
}

const mostFilled = 1_000
const keptOf = ({ order, filled, diagnosis }: Turned) => ({
  order: [...order],
  filled: Object.fromEntries(Object.entries(filled).map(([id, text]) => [id, text.slice(0, mostFilled)])),
  diagnosis,
})

const turn: LessonHands['turn'] = (change) => {
  const { lesson } = openStore.getState()
  if (!lesson) return
  const saved = courseStore.getState().chapters[lesson.id] ?? nothingSaved(lesson.version)
  const task = taskOf(lesson, saved)
  const turned = change(saved.turned[task.id] ?? untouched(task.device))
  keep(lesson.id, lesson.version, (now) => ({
    turned: { ...now.turned, [task.id]: keptOf(turned) },
  }))
  const code = codeOf(task.device, turned)
  if (code !== null) panelHands.program.type(code)
}

export const courseHands: CourseHands = {
  defaultCode,
  read: (file) =>
    (file === serverFile
      ? programStore.getState().typed
      : clientsStore.getState().clients.find(({ lane }) => lane === laneIn(file))?.code) ?? '',
  write: (file, text) => {
    if (file === serverFile) panelHands.program.type(text)
    else panelHands.clients.setCode(laneIn(file), text)
  },
  run,
  connect: async (lane) => {
    // Who is connected begins anew: the code runs in a new page.
    if (isConnected(lane)) panelHands.clients.run(lane)
    else panelHands.clients.connect(lane)
    return needLane(lane)
  },
  disconnect: async (lane) => {
    panelHands.clients.disconnect(lane)
    return needLane(lane)
  },
  close: async (lane) => {
    panelHands.clients.reload(lane)
    return needLane(lane)
  },
  add: async (lane, place) => {
    const { clients, put } = clientsStore.getState()
    if (!clients.some((client) => client.lane === lane)) put({ lane, place, code: defaultCode })
    return null
  },
  server: async (line) => {
    const answer = await session.evaluate(line)
    return answer.ok || answer.status === 422 ? null : answer.problem.message
  },
  client: async (lane, line) => {
    panelHands.clients.evaluate(lane, line)
    return needLane(lane)
  },
  wire: async (conditions) => said(await session.conditions(conditions)),
  cut: async (client) => said(await session.wire({ do: 'cut', client })),
  release: async (which) => said(await session.wire({ do: which === 'all' ? 'release-all' : 'release' })),
  drop: async () => said(await session.wire({ do: 'drop' })),
  turn,
  until: untilMet,
  open: openScene,
  keepTyped,
  record: async () => {
    const made = snapshot()
    return made && (await import('../features/keep/record.ts')).writeRecord(made)
  },
  view: async (record) => {
    const opened = (await import('../features/keep/record.ts')).readRecord('내 기록', record)
    if (!opened.ok) return opened.problem
    clientsStore.getState().open(null)
    viewRecord(opened.recorded.viewed, opened.recorded.trace)
    showView('sequence')
    return null
  },
  isChanged: () => programStore.getState().typed !== sessionStore.getState().running,
  openPanel: (id) => {
    openPanel(id)
    showView('panels')
  },
  openFile: (file) => {
    openFile(file)
    closePanels()
  },
  showCode: (file) => {
    openFile(file)
    closePanels()
    showView('code')
  },
}
