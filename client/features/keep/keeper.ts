/** Does what was asked of the keeper, with its hands on the page. */
import { harOf } from '#shared/har/har.ts'
import type { Desk } from '../../lab/desk.ts'
import { type Code, codeOf, putCode } from '../../lab/labView.ts'
import { sameFiles } from '../../lab/program/files.ts'
import { writeRecord } from '../../lab/record/record.ts'
import type { Recorded } from '../../lab/record/viewed.ts'
import { openRecord } from '../../lab/record/viewRecord.ts'
import { download } from '../../ui/download.ts'
import { nameAt, readFile } from './files.ts'
import { readLink, type Shared } from './link.ts'
import type { Plan } from './plan.ts'
import { redacted, unplaced } from './redact.ts'
import { replay } from './replay.ts'
import { chooseStep, planIn, takeShared } from './share.ts'
import { ask, say } from './store.ts'
import { redoneWords } from './words.ts'

/** What leaves this page leaves its secrets here. */
function withoutSecrets({ viewed, trace }: Recorded): Recorded {
  return {
    viewed,
    trace: { ...trace, events: trace.events.map(redacted), standing: trace.standing.map(redacted) },
  }
}

export function saveRecord(made: Recorded): void {
  const { viewed, trace } = withoutSecrets(made)
  const [events, standing] = [trace.events.map(unplaced), trace.standing.map(unplaced)]
  const text = writeRecord({ viewed, trace: { ...trace, events, standing } })
  download(nameAt(made.viewed.madeAt, '.socketio.json'), text, 'application/json')
}

export function saveHar(made: Recorded): void {
  const { viewed, trace } = withoutSecrets(made)
  const text = JSON.stringify(harOf(trace.events, viewed.born))
  download(nameAt(viewed.madeAt, '.har'), text, 'application/json')
}

export async function openFile(file: File, desk: Desk): Promise<void> {
  const opened = await readFile(file)
  if (!opened.ok) return say({ kind: 'problem', text: opened.problem })
  say(null)
  openRecord(desk, opened.recorded)
}

const alike = (a: Code, b: Code) =>
  a.server === b.server &&
  sameFiles(a.files ?? {}, b.files ?? {}) &&
  a.clients.length === b.clients.length &&
  a.clients.every(({ lane, place, code }) =>
    b.clients.some((other) => other.lane === lane && other.place === place && other.code === code),
  )

/** Says what came of it; whose code was replaced can have it back. */
function tell(kind: 'report' | 'problem', text: string, own: Code, { own: lab }: Desk): void {
  say({ kind, text, ...(!alike(own, codeOf(lab)) && { own }) })
}

/** Does the plan again and says what came of it; the learner's own code is kept for who wants it back. */
export async function doAgain(plan: Plan, desk: Desk, own = codeOf(desk.own)): Promise<boolean> {
  desk.close()
  desk.own.clients.open(null)
  const redone = await replay(plan, desk.own, (done, of) => say({ kind: 'progress', done, of }))
  tell(redone.problem === null ? 'report' : 'problem', redoneWords(redone), own, desk)
  return redone.problem === null
}

/** Opens what the address of the page carries, once: a reload does not ask again. */
export async function openHash(hash: string): Promise<void> {
  history.replaceState(history.state, '', `${location.pathname}${location.search}`)
  const read = await readLink(hash)
  if (read.ok) ask({ kind: 'offer', shared: read.shared })
  else say({ kind: 'problem', text: read.problem })
}

/** Takes what a link offers; `replays`: up to its step. */
export async function takeOffer(shared: Shared, replays: boolean, desk: Desk): Promise<void> {
  const { own: lab } = desk
  const own = codeOf(lab)
  const plan = replays ? planIn(shared) : null
  if (plan) {
    const { program: server, files, clients } = shared
    putCode(lab, { server, ...(files && { files }), clients })
    if (await doAgain(plan, desk, own)) await chooseStep(shared, lab)
    return
  }
  desk.close()
  const problem = await takeShared(shared, lab)
  if (problem === null) tell('report', '링크의 코드를 가져와서 실행했어요.', own, desk)
  else tell('problem', problem, own, desk)
}
