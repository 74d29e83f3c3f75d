/** Does what was asked of the keeper, with its hands on the page. */
import { harOf } from '#shared/har/har.ts'
import { viewRecord } from '../../lab/trace/viewing.ts'
import { download } from '../../ui/download.ts'
import { nameAt, readFile } from './files.ts'
import type { Code, Hands } from './hands.ts'
import { readLink, type Shared } from './link.ts'
import type { Plan } from './plan.ts'
import { type Recorded, writeRecord } from './record.ts'
import { redacted } from './redact.ts'
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
  const text = writeRecord(withoutSecrets(made))
  download(nameAt(made.viewed.madeAt, '.socketio.json'), text, 'application/json')
}

export function saveHar(made: Recorded): void {
  const { viewed, trace } = withoutSecrets(made)
  const text = JSON.stringify(harOf(trace.events, viewed.born))
  download(nameAt(viewed.madeAt, '.har'), text, 'application/json')
}

export async function openFile(file: File, { leaveLab }: Hands): Promise<void> {
  const opened = await readFile(file)
  if (!opened.ok) return say({ kind: 'problem', text: opened.problem })
  leaveLab()
  say(null)
  viewRecord(opened.recorded.viewed, opened.recorded.trace)
}

const alike = (a: Code, b: Code) =>
  a.program === b.program &&
  a.clients.length === b.clients.length &&
  a.clients.every(({ lane, place, code }) =>
    b.clients.some((other) => other.lane === lane && other.place === place && other.code === code),
  )

/** Says what came of it; whose code was replaced can have it back. */
function tell(kind: 'report' | 'problem', text: string, own: Code, hands: Hands): void {
  say({ kind, text, ...(!alike(own, hands.code()) && { own }) })
}

/** Does the plan again and says what came of it; the learner's own code is kept for who wants it back. */
export async function doAgain(plan: Plan, hands: Hands, own = hands.code()): Promise<boolean> {
  hands.leaveLab()
  const redone = await replay(plan, hands, (done, of) => say({ kind: 'progress', done, of }))
  tell(redone.problem === null ? 'report' : 'problem', redoneWords(redone), own, hands)
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
export async function takeOffer(shared: Shared, replays: boolean, hands: Hands): Promise<void> {
  const own = hands.code()
  const plan = replays ? planIn(shared) : null
  if (plan) {
    hands.setCode({ program: shared.program, clients: shared.clients })
    if (await doAgain(plan, hands, own)) await chooseStep(shared)
    return
  }
  const problem = await takeShared(shared, hands)
  if (problem === null) tell('report', '링크의 코드를 가져와서 실행했어요.', own, hands)
  else tell('problem', problem, own, hands)
}
