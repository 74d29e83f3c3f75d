/** Every chapter by pointer, from its first step to the next chapter. */
import { test } from '../support/test.ts'
import { createHand } from './hand.ts'
import { createPointer } from './touch.ts'
import { createWalk, lessons, placedFor } from './walk.ts'

test.describe.configure({ mode: 'parallel' })

for (const lesson of lessons)
  test(`${lesson.number} ${lesson.title}: every goal is met through the page`, async ({
    page,
    playground,
  }) => {
    const hand = createHand(page, playground, createPointer(page))
    await createWalk(hand, playground, placedFor(lesson, playground)).through()
  })
