/** A learner at the page: the acts of a lesson through the page's own buttons, fields and editor. */
import { expect, type Page } from '@playwright/test'
import { assertNever } from '#shared/assertNever.ts'
import type { Act, Place } from '#shared/lesson/acts.ts'
import type { Check } from '#shared/lesson/check.ts'
import type { Lesson } from '#shared/lesson/lesson.ts'
import type { TraceEvent } from '#shared/trace.ts'
import { createWatch } from '../../../client/features/lessons/watch.ts'
import { createLab } from '../support/lab.ts'
import type { Playground } from '../support/playground.ts'
import { createDesk } from './desk.ts'
import { createDeviceHand } from './deviceHand.ts'
import type { Touch } from './touch.ts'
import { createWireHand } from './wireHand.ts'

const places: Record<Place, string> = { app: '내 앱', other: '다른 사이트', null: '출처 없음' }
const patience = { timeout: 15_000 }

export function createHand(page: Page, playground: Pick<Playground, 'url'>, touch: Touch) {
  const desk = createDesk(page, touch)
  const lab = createLab(page, playground)
  const wires = createWireHand(page, touch, desk)
  const devices = createDeviceHand(page, touch)

  const runs = async () => (await lab.trace()).filter(({ kind }) => kind === 'program.run').length
  /** In the present run of the program, as a chapter's own checks. */
  const until = (check: Check) =>
    expect.poll(async () => shown(check, await lab.trace()), patience).toBe(true)

  async function write(file: string, text: (now: string) => string): Promise<void> {
    await desk.open(file)
    const wanted = text(await desk.read())
    await touch.fill(desk.code, wanted)
    await expect.poll(async () => (await desk.read()).trimEnd()).toBe(wanted.trimEnd())
  }

  async function run(): Promise<void> {
    const before = await runs()
    const made = desk.lesson.getByRole('button', { name: '이대로 실행' })
    if (await made.isVisible()) await touch.press(made)
    else {
      await desk.open('server.js')
      if (touch.kind === 'keyboard') {
        await touch.press(desk.code)
        await page.keyboard.press('Control+Enter')
      } else await touch.press(page.getByRole('button', { name: /^(다시 )?실행$/ }))
    }
    await expect
      .poll(async () => (await runs()) > before || (await lab.problem.isVisible()), patience)
      .toBe(true)
  }

  const actOf = (lane: string) => desk.chip(lane).getByRole('button', { name: /^(연결|끊기|그만)$/ })

  /** In the past, 연결 only goes back to now: 비교 leaves the page at the moment that it told of. */
  async function toNow(): Promise<void> {
    const back = lab.past.getByRole('button', { name: '지금으로' })
    if (await back.isVisible()) await touch.press(back)
  }

  /** Where the chip has no 연결, because the client is connected or tries to be, its file runs anew. */
  async function connect(lane: string): Promise<void> {
    await toNow()
    await expect(actOf(lane)).toBeEnabled()
    if ((await actOf(lane).textContent()) === '연결') return touch.press(actOf(lane))
    await desk.open(`client-${lane.toLowerCase()}.js`)
    await touch.press(desk.code)
    await page.keyboard.press('Control+Enter')
  }

  async function disconnect(lane: string): Promise<void> {
    await expect(desk.chip(lane)).toContainText('끊기', patience)
    await touch.press(actOf(lane))
    // The trace may have it a moment before the page shows it.
    await expect(actOf(lane)).toHaveText('연결')
  }

  /** What stands behind a client's chip. */
  async function inPanel(lane: string, act: () => Promise<void>): Promise<void> {
    const who = desk.chip(lane).getByRole('button', { name: new RegExp(`^클라이언트 ${lane}`) })
    await touch.press(who)
    await expect(lab.panel(lane)).toBeVisible()
    await act()
    await page.keyboard.press('Escape')
    await expect(lab.panel(lane)).toBeHidden()
  }

  const close = (lane: string) =>
    inPanel(lane, async () => {
      await touch.press(lab.panel(lane).getByRole('button', { name: '페이지 새로 열기' }))
      await expect(lab.panel(lane).getByText('여는 중')).toBeHidden()
    })

  async function add(place: Place): Promise<void> {
    await touch.press(page.getByRole('button', { name: '클라이언트 추가' }))
    await touch.press(page.getByRole('button', { name: new RegExp(`^${places[place]}`) }))
  }

  async function say(line: string): Promise<void> {
    await desk.show('코드')
    await touch.fill(lab.prompt, line)
    await expect(lab.prompt).toHaveValue(line)
    await page.keyboard.press('Enter')
    await until([{ kind: 'program.console', code: line }])
  }

  async function doOne(act: Act, files: Lesson['files']): Promise<void> {
    if ('write' in act) return write(act.write, () => files[`${act.write} ${act.from}`] ?? '')
    if ('edit' in act)
      return write(act.edit, (now) => {
        expect(now.split(act.from), `${act.from} in ${act.edit}`).toHaveLength(2)
        return now.replace(act.from, () => act.to)
      })
    if ('run' in act) return run()
    if ('connect' in act) return connect(act.connect)
    if ('disconnect' in act) return disconnect(act.disconnect)
    if ('close' in act) return close(act.close)
    if ('add' in act) return add(act.place)
    if ('server' in act) return say(act.server)
    if ('client' in act)
      return inPanel(act.client, async () => {
        await touch.fill(page.getByLabel(`클라이언트 ${act.client}에서 실행할 한 줄`), act.line)
        await page.keyboard.press('Enter')
      })
    if ('wire' in act) return wires.wire(act.wire)
    if ('cut' in act) return wires.cut(act.cut)
    if ('release' in act) return wires.release(act.release)
    if ('drop' in act) return wires.drop()
    if ('order' in act) return devices.order(act.order)
    if ('fill' in act) return devices.fill(act.fill, act.text)
    if ('diagnose' in act) return devices.diagnose(act.diagnose)
    if ('wait' in act) return until(act.wait)
    return assertNever(act)
  }

  return {
    page,
    touch,
    desk,
    lab,
    until,
    devices,
    write,
    /** One act after the other. */
    async perform(acts: readonly Act[], lesson: Pick<Lesson, 'files'>): Promise<void> {
      for (const act of acts) await doOne(act, lesson.files)
    },
  }
}
export type Hand = ReturnType<typeof createHand>

function shown(check: Check, events: readonly TraceEvent[]): boolean {
  const watch = createWatch({ wait: check })
  for (const event of events) watch.add(event)
  return watch.result('wait')?.met === true
}
