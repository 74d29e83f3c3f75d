/** Takes long batches in piece by piece: between two pieces the page draws, and answers whoever presses something. */
import type { Batch } from '#shared/control.ts'

/** So many events at a time. */
const mouthful = 1_500

/** `append` gets every batch in order; the first piece at once, the others each in a turn of its own. */
export function createIntake(append: (batch: Batch) => void, most = mouthful) {
  let waiting: Batch[] = []
  let timer: ReturnType<typeof setTimeout> | undefined

  function next(): void {
    timer = undefined
    const piece = waiting.shift()
    if (piece) append(piece)
    if (waiting.length > 0) timer = setTimeout(next, 0)
  }

  return (batch: Batch): void => {
    // What still waits of another lab's life is of no more use.
    waiting = waiting.filter(({ epoch }) => epoch === batch.epoch)
    waiting.push({ ...batch, events: batch.events.slice(0, most) })
    for (let from = most; from < batch.events.length; from += most)
      waiting.push({ ...batch, events: batch.events.slice(from, from + most) })
    if (timer === undefined) next()
  }
}
