/** The `test` of journeys: one playground for all of them, a page as new for each, and nobody else is ever asked. */
import { test as base, expect } from '@playwright/test'
import { createLab, type Lab } from './lab.ts'
import { type Playground, startPlayground } from './playground.ts'
import { openSharedPage, type SharedPage } from './sharedPage.ts'

interface Each {
  /** The page of a learner, open and ready. */
  lab: Lab
  /** What every journey keeps to, whatever it is about. */
  manners: undefined
}

export const test = base.extend<Each, { playground: Playground; sharedPage: SharedPage }>({
  playground: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
    async ({}, use) => {
      await using playground = await startPlayground()
      await use(playground)
    },
    { scope: 'worker' },
  ],
  sharedPage: [
    async ({ browser, playground }, use) => {
      await using sharedPage = await openSharedPage(browser, playground.url)
      await use(sharedPage)
    },
    { scope: 'worker' },
  ],
  page: async ({ sharedPage, viewport, colorScheme }, use) => {
    const page = await sharedPage.take()
    await page.emulateMedia({ colorScheme })
    if (viewport) await page.setViewportSize(viewport)
    await use(page)
  },
  context: async ({ page }, use) => use(page.context()),
  lab: async ({ page, playground }, use) => {
    const lab = createLab(page, playground)
    await lab.open()
    await use(lab)
  },
  manners: [
    async ({ context }, use) => {
      const hosts = new Set<string>()
      const errors: string[] = []
      const asked = (url: string) => {
        const { protocol, hostname } = new URL(url)
        if (/^(http|ws)/.test(protocol)) hosts.add(hostname)
      }
      context.on('request', (request) => asked(request.url()))
      context.on('page', (page) => page.on('websocket', (socket) => asked(socket.url())))
      context.on('weberror', (error) => {
        const { stack = '', message } = error.error()
        const isLearners = /client-[a-e]\.js|SyntaxError/.test(`${stack}${message}`)
        if (!isLearners) errors.push(stack || message)
      })
      // What the page may load and run is in its own headers; a browser says there what it did not let through.
      context.on('console', (message) => {
        if (/Content Security Policy|TrustedHTML|TrustedScript/i.test(message.text()))
          errors.push(message.text())
      })
      await use(undefined)
      expect([...hosts].filter((host) => host !== 'localhost')).toEqual([])
      expect(errors).toEqual([])
    },
    { auto: true },
  ],
})
export { expect }
