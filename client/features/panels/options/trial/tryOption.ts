/** Does what a trial shows: writes the options, runs, connects, and goes to the moment at which the effect is seen. */

import { type Trace, traceStore } from '../../../../lab/trace/store.ts'
import { readFold } from '../../../../lab/trace/useFold.ts'
import { isViewing } from '../../../../lab/trace/viewing.ts'
import { until } from '../../../../lab/until.ts'
import { serverOf } from '../../../../pictures/server.ts'
import type { Hands } from '../../hands.ts'
import { canTry, type OptionEntry, type Trial } from '../entry.ts'
import { effectOf, eventsSince, obstacleOf } from './outcome.ts'
import { planOf } from './plan.ts'
import { doStep } from './steps.ts'
import { type Tried, trialStore } from './store.ts'
import { ownTexts, writeTexts } from './texts.ts'

/** The port that the program listens on, or would. */
export const portOf = (trace: Trace): number => readFold(serverOf, { ...trace, cursor: null }).port ?? 4000

/** The client that a trial of the server uses: the first of the learner's own app; `null` where there is none. */
export const laneOf = (clients: readonly { lane: string; place: string }[]): string | null =>
  clients.find(({ place }) => place === 'app')?.lane ?? null

/** The editor takes each text in as a change of its own: what the trial wrote is then one undo away. */
const drawn = () => new Promise<void>((resolve) => setTimeout(resolve))

const isUp = ({ clients }: Hands, lane: string): boolean => {
  const frame = clients.store.getState().frames[lane]
  return frame?.status === 'ready' && frame.sockets.some(({ status }) => status !== 'off')
}
const set = (part: Partial<Tried>) =>
  trialStore.setState(({ tried }) => ({ tried: tried && { ...tried, ...part } }))

let stop = new AbortController()
let current: Promise<void> = Promise.resolve()

/** Ends the one that is under way, and gives a signal for the next. */
async function anew(): Promise<AbortSignal> {
  stop.abort()
  stop = new AbortController()
  const { signal } = stop
  await current
  return signal
}

/** Begins; an earlier one that is still under way ends. `chosen`: the client that is used. */
export async function tryOption(entry: OptionEntry, hands: Hands, chosen: string | null): Promise<void> {
  const { trial } = entry
  if (!canTry(trial) || isViewing()) return
  const signal = await anew()
  const lane = chosen ?? hands.clients.add('app')
  if (signal.aborted || lane === null) return
  const before = ownTexts(hands, lane)
  const plan = planOf({ trial, texts: before, lane, port: portOf(traceStore.getState()) })
  if (!plan.ok) return
  const { epoch, last } = traceStore.getState()
  const { tried: earlier } = trialStore.getState()
  const tried: Tried = {
    entry,
    place: plan.place,
    epoch,
    after: last,
    // What an earlier trial wrote into server.js still runs there, until it is taken back.
    runs: plan.writes.includes('server') || before.server !== hands.program.store.getState().typed,
    before,
    left: plan.after,
    // What an earlier trial connected, the learner did not.
    wasConnected: earlier && earlier.status !== 'undone' ? earlier.wasConnected : isUp(hands, lane),
    done: 0,
    status: 'doing',
    problem: null,
  }
  trialStore.setState({ tried })
  const backs: (() => Promise<unknown>)[] = []
  current = perform(tried, trial, hands, signal, backs)
    .catch(() => ({ problem: '해 보다가 멈췄어요. 다시 해 보세요.', effect: null }))
    .then(async ({ problem, effect }) => {
      for (const back of backs) await back()
      if (signal.aborted) return
      set({ status: 'over', problem })
      if (effect) traceStore.getState().select(effect.seq, effect.part ?? 0)
    })
  await current
}

async function perform(
  tried: Tried,
  trial: Trial,
  hands: Hands,
  signal: AbortSignal,
  backs: (() => Promise<unknown>)[],
) {
  const { place, before, left, runs } = tried
  const failed = (problem: string | null) => ({ problem, effect: null })
  traceStore.getState().select(null)
  writeTexts(hands, place.lane, before)
  await drawn()
  writeTexts(hands, place.lane, left)
  if (runs) {
    const answer = await hands.program.run()
    if (!answer.ok) return failed(answer.problem.message)
  }
  const doing = {
    hands,
    signal,
    lane: place.lane,
    ms: trial.seconds * 1_000,
    since: (events: Trace['events']) => eventsSince(tried, events),
    obstacle: (events: Trace['events']) => obstacleOf(tried, events),
    later: (back: () => Promise<unknown>) => backs.unshift(back),
  }
  for (const [i, step] of trial.steps(place).entries()) {
    if (signal.aborted) return failed(null)
    const problem = await doStep(step, doing)
    if (problem !== null) return failed(problem)
    set({ done: i + 1 })
  }
  set({ status: 'looking' })
  return {
    problem: null,
    effect: await until(traceStore, ({ events }) => effectOf(tried, events), doing),
  }
}

/** Takes back what the trial wrote, and runs the learner's own program again. */
export async function undoTrial(hands: Hands): Promise<void> {
  await anew()
  const { tried } = trialStore.getState()
  if (!tried || tried.status === 'undone' || isViewing()) return
  const { lane } = tried.place
  writeTexts(hands, lane, ownTexts(hands, lane))
  set({ status: 'undone' })
  traceStore.getState().select(null)
  if (tried.runs) await hands.program.run()
  if (tried.wasConnected) hands.clients.run(lane)
  else hands.clients.reload(lane)
}
