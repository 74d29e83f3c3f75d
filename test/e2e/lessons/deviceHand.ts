/** Cards, blanks and diagnoses by hand. The task that is open says what its parts are called. */
import { expect, type Page } from '@playwright/test'
import type { Device } from '#shared/lesson/task.ts'
import { plain } from './desk.ts'
import type { Touch } from './touch.ts'

export function createDeviceHand(page: Page, touch: Touch) {
  let open: Device | undefined

  const kindOf = <K extends Device['kind']>(kind: K): Extract<Device, { kind: K }> => {
    if (open?.kind !== kind) throw new Error(`the task has no ${kind}`)
    return open as Extract<Device, { kind: K }>
  }

  /** Brings each card up to its place, from the first on. */
  async function order(wanted: readonly string[]): Promise<void> {
    const { cards } = kindOf('order')
    const region = page.getByRole('region', { name: '카드', exact: true })
    const list = region.getByRole('list', { name: '카드의 순서' })
    const nameOf = (id: string) => cards.find((card) => card.id === id)?.name ?? id
    const button = (name: string) => region.getByRole('button', { name, exact: true })
    const names = async () =>
      (await list.getByRole('button', { name: / 위로$/ }).all()).map((one) => one.getAttribute('aria-label'))
    const now = async () =>
      (await Promise.all(await names())).map((label) => label?.replace(/ 위로$/, '') ?? '')
    for (const name of await now())
      if (!wanted.some((id) => nameOf(id) === name)) await touch.press(button(`${name} 빼기`))
    for (const [place, id] of wanted.entries()) {
      const name = nameOf(id)
      if (!(await now()).includes(name)) await touch.press(button(name))
      for (let at = (await now()).indexOf(name); at > place; at -= 1) {
        await touch.press(button(`${name} 위로`))
        await expect.poll(now).toEqual(expect.arrayContaining([name]))
      }
    }
    await expect.poll(now).toEqual(wanted.map(nameOf))
  }

  async function fill(id: string, text: string): Promise<void> {
    const label = kindOf('blanks').blanks.find((blank) => blank.id === id)?.label ?? id
    const region = page.getByRole('region', { name: '빈칸', exact: true })
    await touch.fill(region.getByRole('textbox', { name: plain(label), exact: true }), text)
  }

  async function diagnose(id: string): Promise<void> {
    const text = kindOf('diagnose').choices.find((choice) => choice.id === id)?.text ?? id
    const region = page.getByRole('region', { name: '진단', exact: true })
    await touch.press(region.getByRole('radio', { name: plain(text), exact: true }))
    await touch.press(region.getByRole('button', { name: '진단하고 서버 쪽 열기' }))
    await expect(region.getByRole('status')).toBeVisible()
  }

  return {
    /** Which device stands in the open task. */
    take: (device: Device | undefined) => {
      open = device
    },
    order,
    fill,
    diagnose,
  }
}
