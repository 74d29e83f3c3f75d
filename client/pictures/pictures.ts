/** Follows one trace with every picture that is asked for, each from when it first is. */
import type { Fold, Following, Pictures } from './picture.ts'

export function createPictures(): Pictures {
  const followed = new Map<Fold<unknown>, Following<unknown>>()
  const pictures: Pictures = {
    of: <V>(fold: Fold<V>) => {
      const known = followed.get(fold) as Following<V> | undefined
      if (known) return known
      const fresh = fold.follow(pictures)
      followed.set(fold, fresh)
      return fresh
    },
    at: (fold, moment) => pictures.of(fold)[moment.cursor === null ? 'live' : 'past'](moment),
    now: (fold, moment) => pictures.of(fold).live({ ...moment, cursor: null }),
  }
  return pictures
}
