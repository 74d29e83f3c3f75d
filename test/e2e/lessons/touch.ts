/** What a finger does and what a keyboard does, under the same names: acts are written once for both. */
import { expect, type Locator, type Page } from '@playwright/test'

export interface Touch {
  kind: 'pointer' | 'keyboard'
  /** A button, a switch, a tab, a radio or a box. */
  press: (target: Locator) => Promise<void>
  /** Replaces all that stands in a field or in the editor. */
  fill: (target: Locator, text: string) => Promise<void>
  /** Puts a slider to a value. */
  slide: (target: Locator, value: number) => Promise<void>
}

const isActive = (target: Locator) => target.evaluate((element) => element === document.activeElement)

/** A tab that an arrow has chosen, whatever has the focus then. */
const isTaken = async (target: Locator) => (await target.getAttribute('aria-selected')) === 'true'

/** By clicks; only text comes from the keyboard. */
export function createPointer(page: Page): Touch {
  return {
    kind: 'pointer',
    press: async (target) => {
      const label = target.locator('xpath=ancestor::label')
      await ((await label.count()) > 0 ? label : target).click()
    },
    fill: async (target, text) => {
      await target.click()
      await page.keyboard.press('Control+A')
      await page.keyboard.insertText(text)
    },
    slide: async (target, value) => {
      const { share, width, height } = await target.evaluate((element: HTMLInputElement, wanted) => {
        const [min, max] = [Number(element.min), Number(element.max)]
        const { width, height } = element.getBoundingClientRect()
        return { share: (wanted - min) / (max - min), width, height }
      }, value)
      const thumb = 16
      await target.click({ position: { x: thumb / 2 + share * (width - thumb), y: height / 2 } })
    },
  }
}

/** So many stops are more than the page has. */
const mostStops = 150

/** By keys alone. Whatever Tab and the arrows do not come to is told by its name. */
export function createKeyboard(page: Page): Touch {
  /** Tab, from wherever the focus is and the shorter way, until the target has it. */
  async function tabTo(target: Locator): Promise<void> {
    const stops: string[] = []
    for (let stop = 0; stop < mostStops; stop += 1) {
      const at = await target.evaluate((element) => {
        const { activeElement } = document
        // Tab enters a group of radio buttons at whichever the browser likes, while none is checked.
        const isGroup =
          element instanceof HTMLInputElement &&
          activeElement instanceof HTMLInputElement &&
          element.type === 'radio' &&
          activeElement.type === 'radio' &&
          element.name === activeElement.name
        if (isGroup || element === activeElement) return { here: true as const }
        const isBefore =
          activeElement !== null &&
          activeElement !== document.body &&
          (element.compareDocumentPosition(activeElement) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
        return {
          here: false as const,
          isBefore,
          inEditor: activeElement?.closest('.cm-content') != null,
          name: `${activeElement?.tagName} ${activeElement?.getAttribute('aria-label') ?? activeElement?.textContent?.slice(0, 30)}`,
        }
      })
      if (at.here) return
      stops.push(at.name)
      // In the editor Tab indents; after Escape it goes on.
      if (at.inEditor) await page.keyboard.press('Escape')
      await page.keyboard.press(at.isBefore && stop < mostStops / 2 ? 'Shift+Tab' : 'Tab')
    }
    throw new Error(`no key comes to ${target}; the last stops were ${stops.slice(-30).join(' | ')}`)
  }

  /** A widget of several parts is one stop of Tab; arrows go about in it. */
  async function reach(target: Locator): Promise<void> {
    await expect(target).toBeVisible()
    await expect(target).toBeEnabled()
    const group = target.locator(
      'xpath=ancestor::*[@role="tablist" or @role="radiogroup" or @role="group" and @data-orientation or @role="toolbar"][1]',
    )
    const widget = (await group.count()) > 0 ? await partsOf(group, target) : null
    if (!widget) return tabTo(target)
    await tabTo(widget.stop)
    for (
      let step = 0;
      step < widget.count && !(await isActive(target)) && !(await isTaken(target));
      step += 1
    )
      await page.keyboard.press('ArrowRight')
    if (await isActive(target)) return
    expect
      .soft(await page.evaluate(() => document.activeElement?.tagName), `after ${target}`)
      .not.toBe('BODY')
    if (!(await isTaken(target))) throw new Error(`no arrow key comes to ${target}`)
  }

  /** Where Tab enters the widget, and how many parts it has. */
  async function partsOf(group: Locator, target: Locator) {
    const role = await target.evaluate((element) => element.getAttribute('role') ?? element.tagName)
    if (role === 'INPUT') {
      const all = group.locator('input[type="radio"]')
      const checked = group.locator('input[type="radio"]:checked')
      return { stop: (await checked.count()) > 0 ? checked : all.first(), count: await all.count() }
    }
    const all = group.locator(role === 'tab' ? '[role="tab"]' : '[role="radio"]')
    const chosen = group.locator('[aria-selected="true"], [aria-checked="true"]')
    return { stop: (await chosen.count()) > 0 ? chosen : all.first(), count: await all.count() }
  }

  return {
    kind: 'keyboard',
    press: async (target) => {
      await reach(target)
      const kind = await target.evaluate((element) => {
        if (element !== document.activeElement || element.matches('.cm-content')) return 'done'
        if (!(element instanceof HTMLInputElement)) return 'button'
        return element.type === 'radio' && element.checked ? 'done' : 'box'
      })
      // Arrows have chosen it already, or it went away together with the focus.
      if (kind !== 'done') await page.keyboard.press(kind === 'box' ? 'Space' : 'Enter')
    },
    fill: async (target, text) => {
      await reach(target)
      await page.keyboard.press('Control+A')
      await page.keyboard.insertText(text)
    },
    slide: async (target, value) => {
      await reach(target)
      await page.keyboard.press('Home')
      while (Number(await target.inputValue()) < value) await page.keyboard.press('ArrowRight')
    },
  }
}
