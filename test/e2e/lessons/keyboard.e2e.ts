/** Chapters by keyboard alone: Tab, arrows, Enter, Space, and typing into what has the focus. */
import { test } from '../support/test.ts'
import { createHand } from './hand.ts'
import { createKeyboard } from './touch.ts'
import { createWalk, lessons, placedFor } from './walk.ts'

test.describe.configure({ mode: 'parallel' })

/** The first, one with a panel, one with cards and blanks; `LESSON_KEYS=all` takes the others, too. */
const chosen = ['first', 'cors', 'build']
const isAll = process.env['LESSON_KEYS'] === 'all'

for (const lesson of lessons.filter(({ id }) => isAll || chosen.includes(id)))
  test(`${lesson.number} ${lesson.title}: a keyboard comes to everything`, async ({ page, playground }) => {
    const hand = createHand(page, playground, createKeyboard(page))
    await createWalk(hand, playground, placedFor(lesson, playground)).through()
  })
