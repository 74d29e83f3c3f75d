/** A learner at a chapter, with a pointer: what most journeys of the walkthrough begin with. */
import type { Page } from '@playwright/test'
import type { Playground } from '../support/playground.ts'
import { createHand } from './hand.ts'
import { createMenu } from './menu.ts'
import { createPointer } from './touch.ts'
import { createWalk, lessons, placedFor } from './walk.ts'

/** A chapter as its file has it. */
export function lessonOf(id: string) {
  const lesson = lessons.find((one) => one.id === id)
  if (!lesson) throw new Error(`there is no chapter ${id}`)
  return lesson
}

/** Nothing is open yet: `walk.open()` opens the chapter. */
export function sitDown(page: Page, playground: Playground, id: string) {
  const lesson = placedFor(lessonOf(id), playground)
  const hand = createHand(page, playground, createPointer(page))
  const walk = createWalk(hand, playground, lesson)
  const [task] = lesson.tasks
  if (!task) throw new Error(`${id} has no task`)
  return { lesson, task, hand, walk, menu: createMenu(page), desk: hand.desk, lab: hand.lab }
}
