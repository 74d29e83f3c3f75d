/** Chapters by pointer, from their first step to the next chapter: those of this commit, or all with `CHAPTERS=all`. */
import { test } from '../support/test.ts'
import { chosenLessons } from './chosen.ts'
import { createHand } from './hand.ts'
import { createPointer } from './touch.ts'
import { createWalk, placedFor } from './walk.ts'

for (const lesson of chosenLessons())
  test(`${lesson.number} ${lesson.title}: every goal is met through the page`, async ({
    page,
    playground,
  }) => {
    // All that a learner does in half an hour.
    test.slow()
    const hand = createHand(page, playground, createPointer(page))
    await createWalk(hand, playground, placedFor(lesson, playground)).through()
  })
