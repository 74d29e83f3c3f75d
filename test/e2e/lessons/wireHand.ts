/** Conditions on the wire by hand: the switches of the network panel, or the chip's form while the panels are covered. */
import { expect, type Locator, type Page } from '@playwright/test'
import type { ConditionsInput } from '#shared/networkInput.ts'
import { typeNames } from '../../../client/features/network/words.ts'
import type { Desk } from './desk.ts'
import type { Touch } from './touch.ts'

const ways = { up: '서버로', down: '클라이언트로', both: '양쪽' }

export function createWireHand(page: Page, touch: Touch, desk: Desk) {
  async function turn(panel: Locator, name: string, on: boolean): Promise<void> {
    const button = panel.getByRole('switch', { name, exact: true })
    if (((await button.getAttribute('aria-checked')) === 'true') !== on) await touch.press(button)
    await expect(button).toHaveAttribute('aria-checked', String(on))
  }

  async function choose(
    panel: Locator,
    { direction, types = [] }: NonNullable<ConditionsInput['hold']>,
  ): Promise<void> {
    await touch.press(panel.getByRole('button', { name: /^붙잡을 것/ }))
    const menu = page.getByRole('dialog', { name: '무엇을 붙잡을지' })
    const way = direction === undefined ? '둘 다' : ways[direction]
    const choice = menu.getByRole('radio', { name: way, exact: true })
    if ((await choice.getAttribute('aria-checked')) !== 'true') await touch.press(choice)
    for (const [type, name] of Object.entries(typeNames)) {
      const box = menu.getByRole('checkbox', { name, exact: true })
      if ((await box.isChecked()) !== types.some((one) => one === type)) await touch.press(box)
    }
    await page.keyboard.press('Escape')
    await expect(menu).toBeHidden()
  }

  async function wire(conditions: ConditionsInput): Promise<void> {
    if (await desk.isCovered()) return underCover(conditions)
    const { client, hold, delay, blockUpgrade, silence } = conditions
    const panel = await desk.panel('네트워크')
    const who = client ?? '모두'
    if (hold) await choose(panel, hold)
    if (hold !== undefined) await turn(panel, `붙잡기, ${who}`, hold !== null)
    if (delay) {
      await touch.fill(panel.getByRole('textbox', { name: '늦출 시간 (ms)' }), String(delay.ms))
      await page.keyboard.press('Enter')
    }
    if (delay !== undefined) await turn(panel, `늦추기, ${who}`, delay !== null)
    if (blockUpgrade !== undefined) await turn(panel, `웹소켓 막기, ${who}`, blockUpgrade)
    if (silence !== undefined) await turn(panel, `조용히, ${who}`, silence !== null)
  }

  /** Only delays are asked for there. */
  async function underCover({ client, delay, ...others }: ConditionsInput): Promise<void> {
    expect(Object.keys(others)).toEqual([])
    await touch.press(page.getByRole('banner').getByRole('button', { name: /전선 그대로|늦추/ }))
    const form = page.getByRole('dialog', { name: '네트워크 조건' })
    if (client !== undefined) await touch.press(form.getByRole('radio', { name: client, exact: true }))
    await touch.fill(form.getByRole('textbox', { name: '늦출 시간 (ms)' }), String(delay?.ms ?? 0))
    await page.keyboard.press('Enter')
    await expect(page.getByRole('banner').getByRole('button', { name: /늦추/ })).toBeVisible()
    await page.keyboard.press('Escape')
  }

  const bar = page.getByRole('region', { name: '전선' })
  const pressBar = (name: string) => touch.press(bar.getByRole('button', { name, exact: true }))
  return {
    wire,
    cut: async (lane: string) =>
      touch.press((await desk.panel('네트워크')).getByRole('button', { name: `끊기, ${lane}`, exact: true })),
    release: async (which: 'next' | 'all') => {
      const all = bar.getByRole('button', { name: '모두 보내기', exact: true })
      await pressBar(which === 'all' && (await all.isEnabled()) ? '모두 보내기' : '하나 보내기')
    },
    drop: () => pressBar('버리기'),
  }
}
