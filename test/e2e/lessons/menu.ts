/** The menu of chapters by pointer, and the card that says what a chapter can do. */
import { expect, type Page } from '@playwright/test'

export function createMenu(page: Page) {
  const trigger = page.getByRole('button', { name: /^장 고르기/ })
  const card = page.getByRole('dialog', { name: '장 고르기' })
  const entry = (title: string) => card.getByRole('button', { name: title })
  const open = async () => {
    await trigger.click()
    await expect(card).toBeVisible()
  }
  return {
    card,
    entry,
    open,
    close: () => page.keyboard.press('Escape'),
    /** A chapter by its title, or 자유 실험실. */
    go: async (title: string) => {
      await open()
      await entry(title).click()
    },
    /** One of what can be done with the chapter that is open. */
    tool: async (name: string) => {
      await page.getByRole('button', { name: '이 장에서 할 수 있는 것' }).click()
      await page
        .getByRole('dialog', { name: '이 장에서 할 수 있는 것' })
        .getByRole('button', { name, exact: true })
        .click()
    },
  }
}
