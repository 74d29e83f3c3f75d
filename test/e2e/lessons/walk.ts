/** A chapter from its first step to the next chapter, as a learner walks through it. */
import { expect } from '@playwright/test'
import type { Lesson } from '#shared/lesson/lesson.ts'
import type { Task } from '#shared/lesson/task.ts'
import { placed, sceneName, startOf } from '../../../client/features/lessons/scene.ts'
import { defaultCode } from '../../../client/lab/clients/defaultCode.ts'
import { readLessons } from '../../../scripts/lessons/lessonFiles.ts'
import type { Playground } from '../support/playground.ts'
import { plain } from './desk.ts'
import type { Hand } from './hand.ts'

export const originsOf = ({ clientPort, otherPort }: Pick<Playground, 'clientPort' | 'otherPort'>) => ({
  app: `http://localhost:${clientPort}`,
  other: `http://localhost:${otherPort}`,
})

/** Every chapter in its order; `placedFor` writes the origins of a playground in it. */
export const lessons: readonly Lesson[] = readLessons().map(({ lesson }) => lesson)
export const placedFor = (lesson: Lesson, playground: Playground) => placed(lesson, originsOf(playground))

const slow = { timeout: 20_000 }

export function createWalk(hand: Hand, playground: Playground, lesson: Lesson) {
  const { page, touch, desk, lab } = hand
  const { app } = originsOf(playground)
  const button = (name: string | RegExp) =>
    desk.lesson.getByRole('button', { name, exact: typeof name === 'string' })
  /** The text of what runs, as the lab tells it. */
  const running = async () =>
    ((await lab.own()) === null ? [] : await lab.trace())
      .flatMap((event) => (event.kind === 'program.run' ? [event.text] : []))
      .at(-1)

  /** Nothing new for a while: what the chapter does by itself is done. */
  async function quiet(): Promise<void> {
    let before = -1
    await expect
      .poll(
        async () => {
          const now = (await lab.trace()).length
          const isQuiet = now === before
          before = now
          return isQuiet
        },
        { ...slow, intervals: [500] },
      )
      .toBe(true)
  }

  /** A task with programs of its own has a lab of its own. */
  async function begun(task: Task): Promise<void> {
    const start = startOf(lesson, task, { app, defaultCode })
    await expect.poll(running, slow).toBe(start.runs)
  }

  async function open(): Promise<void> {
    await page.goto(`${playground.url}/?chapter=${lesson.id}`)
    await expect(desk.lesson.getByRole('heading', { name: lesson.title, exact: true })).toBeVisible()
    const [first] = lesson.tasks
    if (first) await begun(first)
  }

  async function recall(): Promise<void> {
    if (lesson.recall) {
      const right = lesson.recall.choices.find((choice) => choice.right)
      await touch.press(desk.lesson.getByRole('radio', { name: plain(right?.text ?? ''), exact: true }))
      await expect(desk.lesson.getByRole('status')).toContainText(plain(right?.say ?? ''))
    }
    await touch.press(button('예측하기'))
  }

  async function predict(): Promise<void> {
    const card = desk.lesson.getByRole('region', { name: '예측 질문' })
    const { predict: asked } = lesson
    if (asked.kind === 'choice') {
      const right = asked.choices.find((choice) => choice.right)
      await touch.press(card.getByRole('radio', { name: plain(right?.text ?? ''), exact: true }))
    }
    if (asked.kind === 'number') await touch.slide(card.getByRole('slider'), asked.right)
    await touch.press(card.getByRole('radio', { name: '높음', exact: true }))
    await touch.press(
      card.getByRole('button', { name: lesson.runs.length > 0 ? '예측 제출하고 실행' : '예측 제출하기' }),
    )
    await expect(desk.step('실험')).toHaveAttribute('aria-selected', 'true')
    for (const act of lesson.runs) if ('wait' in act) await hand.until(act.wait)
    await quiet()
  }

  async function solve(task: Task, tasks: readonly Task[]): Promise<void> {
    if (tasks.length > 1) {
      const name = new RegExp(`^${tasks.indexOf(task) + 1}\\. `)
      const tab = desk.lesson.getByRole('tablist', { name: '할 일' }).getByRole('tab', { name })
      // Pressed although it is open: a task that nobody chose makes way for the next as soon as it is done.
      await touch.press(tab)
    }
    if (sceneName(task) !== '') {
      await begun(task)
      // What an earlier task has in its lab is not this one's.
      if (tasks.indexOf(task) > 0) await expect(desk.goals.locator('[data-met]')).toHaveCount(0)
    }
    await expect(desk.goals.getByRole('listitem')).toHaveCount(task.goals.length)
    hand.devices.take(task.device)
    await hand.perform(task.solution, lesson)
    await expect(desk.goals.locator('[data-met]')).toHaveCount(task.goals.length, slow)
    await expect(desk.goals.getByText('이룸:')).toHaveCount(task.goals.length)
    await expect(desk.goals.getByRole('status')).toHaveText('목표를 모두 이뤘어요.')
  }

  async function solveAll(step: Task['step']): Promise<void> {
    const tasks = lesson.tasks.filter((task) => task.step === step)
    for (const task of tasks) {
      await solve(task, tasks)
      const next = tasks[tasks.indexOf(task) + 1]
      if (step !== 'try' || !next) continue
      // What is to be done next is what the page offers.
      const way = next.optional ? '시간이 있으면' : '다음'
      const name = `${way}: ${tasks.indexOf(next) + 1} ${plain(next.title ?? '')}`
      await expect(button(name)).toBeVisible()
    }
    // What the last step asked is answered.
    if (step === 'more') await expect(desk.lesson.getByRole('region', { name: '모범 답안' })).toBeVisible()
  }

  async function compare(): Promise<void> {
    await touch.press(button('비교 보기'))
    const card = desk.lesson.getByRole('region', { name: '예측과 실제' })
    await expect(card).toContainText('실제')
    // Seconds are measured only where the hand was quick enough for what is measured; else the page offers the experiment again.
    const again = card.getByRole('button', { name: '실험하러 가기' })
    const isMissed = lesson.predict.kind === 'number' && (await again.isVisible())
    if (!isMissed) {
      // What was predicted was seen in the first task's lab.
      await expect(again).toBeHidden()
      if (lesson.predict.kind !== 'order') await expect(card.getByLabel('맞음')).toBeVisible()
    }
    await touch.press(button('설명 보기'))
  }

  async function explain(): Promise<void> {
    await expect(desk.step('설명')).toHaveAttribute('aria-selected', 'true')
    const note = button('이렇게 확인했어요').first()
    if (await note.isVisible()) {
      await touch.press(note)
      await expect(page.getByRole('dialog', { name: '이렇게 확인했어요' })).toBeVisible()
      await page.keyboard.press('Escape')
    }
    await touch.press(button('한 번 더 바꿔 보기'))
  }

  /** To the next chapter, or to the free lab after the last. */
  async function goOn(): Promise<void> {
    await expect(desk.lesson.getByRole('region', { name: `${lesson.short} 카드`, exact: true })).toBeVisible()
    const next = lessons[lessons.findIndex(({ id }) => id === lesson.id) + 1]
    await touch.press(button(next ? `${next.number}장 ${next.title}` : '자유 실험실로 가기'))
    await expect.poll(() => new URL(page.url()).searchParams.get('chapter')).toBe(next?.id ?? 'free')
    if (next) await expect(desk.lesson.getByRole('heading', { name: next.title, exact: true })).toBeVisible()
    else await expect(desk.lesson).toBeHidden()
  }

  /** What no reader should see: marks of the file's own notation, values that were not there, and words that are cut off. */
  async function readable(): Promise<void> {
    const text = await desk.lesson.evaluate((element) => {
      const copy = element.cloneNode(true) as HTMLElement
      for (const code of copy.querySelectorAll('code, pre')) code.remove()
      return copy.textContent ?? ''
    })
    expect.soft(text).not.toMatch(/undefined|NaN|\[object|`|\*\*|\]\(|\[\^/)
    const clipped = await desk.lesson.evaluate((column) => {
      const edge = column.getBoundingClientRect().right
      const words = [...column.querySelectorAll('code')].filter((code) => !code.closest('pre'))
      return words.flatMap((code) => (code.getBoundingClientRect().right > edge ? [code.textContent] : []))
    })
    expect.soft(clipped).toEqual([])
    const cut = await desk.lesson.evaluate((column) =>
      [...column.querySelectorAll('section')].flatMap((card) =>
        card.scrollHeight > card.clientHeight + 1 && getComputedStyle(card).overflowY === 'hidden'
          ? [card.ariaLabel]
          : [],
      ),
    )
    expect.soft(cut).toEqual([])
  }

  return {
    open,
    /** All of it. */
    async through(): Promise<void> {
      await open()
      for (const step of [recall, predict, () => solveAll('try'), compare, explain, () => solveAll('more')]) {
        await readable()
        await step()
      }
      await goOn()
    },
    recall,
    readable,
    predict,
    solveAll,
    compare,
    explain,
    goOn,
  }
}
