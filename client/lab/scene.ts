/** Changes what the page is about: the programs, the clients, and the lab under them. */
import type { Desk } from './desk.ts'
import { type Code, codeOf, type LabView, putCode } from './labView.ts'
import { freeScene, placeStore } from './place.ts'
import { workspace } from './tab.ts'
import { until } from './until.ts'

export interface SceneWanted {
  key: string
  /** `runs`: what runs at the beginning; what is typed may have to be put together first. */
  start: Code & { runs: string }
  /** As the learner left it. */
  own: Code | null
  /** Also where the page shows it already. */
  anew: boolean
  /** Hears each change of what is typed. */
  keep: (code: Code) => void
}

const keepMs = 300
/** Of each program, and of all its files: those of all chapters share what a browser keeps. */
const mostKept = { program: 64_000, files: 200_000 }

const isKept = ({ server, files = {}, clients }: Code): boolean =>
  JSON.stringify(files).length <= mostKept.files &&
  [server, ...clients.map(({ code }) => code)].every((text) => text.length <= mostKept.program)

/** Keeps every change of what is typed, soon or `now`; the last one before the `stop`, too. */
function keepChanges(lab: LabView, keep: SceneWanted['keep']) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let known = JSON.stringify(codeOf(lab))
  const write = () => {
    clearTimeout(timer)
    timer = undefined
    const code = codeOf(lab)
    const text = JSON.stringify(code)
    if (text !== known && isKept(code)) keep(code)
    known = text
  }
  const later = () => {
    timer ??= setTimeout(write, keepMs)
  }
  const stops = [lab.program.subscribe(later), lab.clients.subscribe(later)]
  addEventListener('pagehide', write)
  const now = () => {
    if (timer !== undefined) write()
  }
  return {
    now,
    stop: () => {
      removeEventListener('pagehide', write)
      for (const stop of stops) stop()
      now()
    },
  }
}

/** The lab that the page has made by itself is as good as a new one. */
async function isFresh({ session, trace }: LabView, runs: string): Promise<boolean> {
  await until(session, ({ status }) => status === 'open' || status === 'failed')
  const { events } = trace.getState()
  return session.getState().running === runs && !events.some(({ client }) => client !== undefined)
}

function createScenes({ own: lab, close }: Desk) {
  let keeping = { now: () => {}, stop: () => {} }
  let turn = 0
  let queue: Promise<unknown> = Promise.resolve()

  return {
    /** What is typed is kept at once, by what `open` was given for it. */
    keepTyped: (): void => keeping.now(),
    /** Puts programs and clients on the page, over a lab of their own; a page that shows this scene already keeps all as it is.
     *  Resolves with whether they begin anew. */
    async open({ key, start, own, keep, anew }: SceneWanted): Promise<boolean> {
      turn += 1
      const mine = turn
      keeping.stop()
      const shown = workspace.readText('scene')
      workspace.write('scene', key)
      placeStore.setState({ scene: key })
      if ((!anew && shown === key) || (shown === null && key === freeScene)) {
        lab.session.beginsWith(start.server)
        keeping = keepChanges(lab, keep)
        return false
      }
      close()
      lab.trace.backToNow()
      // What was open, and the line that was asked for there, are another program's.
      lab.editor.begin()
      const code = own ?? { server: start.server, clients: start.clients }
      putCode(lab, code)
      for (const { lane } of code.clients) lab.clients.reload(lane)
      keeping = keepChanges(lab, keep)
      queue = queue.then(async () => {
        if (mine !== turn) return
        if (!(shown === null && (await isFresh(lab, start.runs)))) await lab.session.renew(start.runs)
        lab.session.beginsWith(start.server)
      })
      await queue
      const { server, clients } = start
      return mine === turn && (own === null || JSON.stringify(own) === JSON.stringify({ server, clients }))
    },
  }
}

const made = new WeakMap<Desk, ReturnType<typeof createScenes>>()

/** The scenes of a desk; made when the walkthrough first needs them. */
export function scenesOf(desk: Desk): ReturnType<typeof createScenes> {
  const scenes = made.get(desk) ?? createScenes(desk)
  made.set(desk, scenes)
  return scenes
}
