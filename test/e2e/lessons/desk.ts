/** The parts of the page that stand beside a chapter, and the way to those that are not seen. */
import { expect, type Page } from '@playwright/test'
import type { Touch } from './touch.ts'

export const plain = (text: string) =>
  text
    .replace(/\[([^\]]+)\]\(code:[^)]+\)/g, '$1')
    .replaceAll('`', '')
    .replaceAll('**', '')

export function createDesk(page: Page, touch: Touch) {
  const code = page.locator('.cm-content:visible')
  const lesson = page.getByRole('article', { name: '수업' })
  const side = (name: '코드' | '패널') =>
    page.getByRole('tablist', { name: '옆 자리' }).getByRole('tab', { name, exact: true })

  /** The programs and the panels share a column. */
  async function show(name: '코드' | '패널'): Promise<void> {
    if ((await side(name).getAttribute('aria-selected')) !== 'true') await touch.press(side(name))
  }

  return {
    code,
    lesson,
    show,
    step: (name: string) =>
      page.getByRole('tablist', { name: '단계' }).getByRole('tab', { name, exact: true }),
    chip: (lane: string) => page.getByRole('group', { name: `클라이언트 ${lane}`, exact: true }),
    goals: lesson.getByRole('region', { name: '목표' }),
    /** Whether the server's side is still covered. */
    isCovered: () => page.getByText('서버 쪽은 아직 덮여 있어요.').isVisible(),
    async open(file: string): Promise<void> {
      await show('코드')
      const tab = page
        .getByRole('tablist', { name: '파일' })
        .getByRole('tab', { name: new RegExp(`^${file.replace('.', '\\.')}`) })
      if ((await tab.getAttribute('aria-selected')) !== 'true') await touch.press(tab)
      await expect(code).toHaveAttribute('aria-label', `${file} 코드`)
    },
    /** All of the file that is open, as its copy would have it: the editor draws only what is seen. */
    async read(): Promise<string> {
      await touch.press(code)
      await page.keyboard.press('Control+A')
      return code.evaluate((element) => {
        const clipboardData = new DataTransfer()
        element.dispatchEvent(new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }))
        return clipboardData.getData('text/plain')
      })
    },
    async panel(name: string) {
      await show('패널')
      const tab = page.getByRole('tablist', { name: '패널' }).getByRole('tab', { name, exact: true })
      if ((await tab.getAttribute('aria-selected')) !== 'true') await touch.press(tab)
      return page.getByRole('tabpanel', { name, exact: true })
    },
  }
}
export type Desk = ReturnType<typeof createDesk>
