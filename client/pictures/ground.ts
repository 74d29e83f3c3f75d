/** The events from which a picture grows: another first event, or another epoch, is another beginning. */
import type { Fold, Moment, Picture } from './picture.ts'

export type Ground = Pick<Moment, 'epoch' | 'events' | 'standing'>
export const nowhere: Ground = { epoch: null, events: [] }

export const firstOf = ({ events }: Ground): number => events[0]?.seq ?? 1
export const isSame = (a: Ground, b: Ground): boolean => a.epoch === b.epoch && firstOf(a) === firstOf(b)

export function begin<V>(fold: Pick<Fold<V>, 'begin'>, { standing }: Ground): Picture<V> {
  const picture = fold.begin()
  for (const event of standing ?? []) picture.recall(event)
  return picture
}
/** Adds the events after `seen`, up to and with `until`. */
export function grow<V>(picture: Picture<V>, { events }: Ground, seen: number, until: number): void {
  const first = events[0]?.seq ?? 1
  for (let index = Math.max(0, seen + 1 - first); index <= until - first; index += 1) {
    const event = events[index]
    if (event === undefined) break
    picture.add(event)
  }
}

export type Idle = (work: () => void) => void
export const whenIdle: Idle = (work) => {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(work, { timeout: 2_000 })
  else setTimeout(work, 0)
}
