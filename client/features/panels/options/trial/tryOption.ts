/** Does what a trial shows: writes the options, runs, connects, and goes to the moment at which the effect is seen. */

import { type LabView, now } from '../../../../lab/labView.ts'
import type { Trace } from '../../../../lab/trace/store.ts'
import { until } from '../../../../lab/until.ts'
import { type ServerView, serverOf } from '../../../../pictures/server.ts'
import { canTry, type OptionEntry, type Trial } from '../entry.ts'
import { effectOf, eventsSince, obstacleOf } from './outcome.ts'
import { planOf } from './plan.ts'
import { doStep } from './steps.ts'
import { type Tried, trialStore } from './store.ts'
import { ownTexts, writeTexts } from './texts.ts'

/** The port that the program listens on, or would. */
export const portOf = ({ port }: ServerView): number => port ?? 4000

/** The client that a trial of the server uses: the first of the learner's own app; `null` where there is none. */
export const laneOf = (clients: readonly { lane: string; place: string }[]): string | null =>
  clients.find(({ place }) => place === 'app')?.lane ?? null

/** The editor takes each text in as a change of its own: what the trial wrote is then one undo away. */
const drawn = () => new Promise<void>((resolve) => setTimeout(resolve))

const isUp = ({ clients }: LabView, lane: string): boolean => {
  const frame = clients.getState().frames[lane]
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
export async function tryOption(entry: OptionEntry, lab: LabView, chosen: string | null): Promise<void> {
  const { trial } = entry
  if (!canTry(trial) || lab.record !== null) return
  const signal = await anew()
  const lane = chosen ?? lab.clients.add('app')
  if (signal.aborted || lane === null) return
  const before = ownTexts(lab, lane)
  const plan = planOf({ trial, texts: before, lane, port: portOf(now(lab, serverOf)) })
  if (!plan.ok) return
  const { epoch, last } = lab.trace.getState()
  const { tried: earlier } = trialStore.getState()
  const tried: Tried = {
    entry,
    place: plan.place,
    epoch,
    after: last,
    // What an earlier trial wrote into server.js still runs there, until it is taken back.
    runs: plan.writes.includes('server') || before.server !== lab.program.getState().typed,
    before,
    left: plan.after,
    // What an earlier trial connected, the learner did not.
    wasConnected: earlier && earlier.status !== 'undone' ? earlier.wasConnected : isUp(lab, lane),
    done: 0,
    status: 'doing',
    problem: null,
  }
  trialStore.setState({ tried })
  const backs: (() => Promise<unknown>)[] = []
  current = perform(tried, trial, lab, signal, backs)
    .catch(() => ({ problem: '해 보다가 멈췄어요. 다시 해 보세요.', effect: null }))
    .then(async ({ problem, effect }) => {
      for (const back of backs) await back()
      if (signal.aborted) return
      set({ status: 'over', problem })
      if (effect) lab.trace.show(effect.seq, effect.part ?? 0)
    })
  await current
}

async function perform(
  tried: Tried,
  trial: Trial,
  lab: LabView,
  signal: AbortSignal,
  backs: (() => Promise<unknown>)[],
) {
  const { place, before, left, runs } = tried
  const failed = (problem: string | null) => ({ problem, effect: null })
  lab.trace.select(null)
  writeTexts(lab, place.lane, before)
  await drawn()
  writeTexts(lab, place.lane, left)
  if (runs) {
    const answer = await lab.program.run()
    if (!answer.ok) return failed(answer.problem.message)
  }
  const doing = {
    lab,
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
    effect: await until(lab.trace, ({ events }) => effectOf(tried, events), doing),
  }
}

/** Takes back what the trial wrote, and runs the learner's own program again. */
export async function undoTrial(lab: LabView): Promise<void> {
  await anew()
  const { tried } = trialStore.getState()
  if (!tried || tried.status === 'undone' || lab.record !== null) return
  const { lane } = tried.place
  writeTexts(lab, lane, ownTexts(lab, lane))
  set({ status: 'undone' })
  lab.trace.select(null)
  if (tried.runs) await lab.program.run()
  if (tried.wasConnected) lab.clients.run(lane)
  else lab.clients.reload(lane)
}
