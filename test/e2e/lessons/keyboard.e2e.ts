/** Chapters by keyboard alone: Tab, arrows, Enter, Space, and typing into what has the focus. */
import type { Lesson } from '#shared/lesson/lesson.ts'
import { test } from '../support/test.ts'
import { wanted } from './chosen.ts'
import { createHand } from './hand.ts'
import { createKeyboard } from './touch.ts'
import { createWalk, lessons, placedFor } from './walk.ts'

/** One with a panel; `CHAPTERS=all` takes the others, too. */
const isChosen = ({ id }: Lesson) => wanted === 'all' || id === 'cors'

for (const lesson of lessons.filter(isChosen))
  test(`${lesson.number} ${lesson.title}: a keyboard comes to everything`, async ({ page, playground }) => {
    // A key for each stop on the way.
    test.slow()
    const hand = createHand(page, playground, createKeyboard(page))
    await createWalk(hand, playground, placedFor(lesson, playground)).through()
  })
