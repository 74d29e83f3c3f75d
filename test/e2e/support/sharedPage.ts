/** One page for all journeys of a worker: Chromium keeps what it has fetched and compiled once. Between two journeys nothing of the first stays. */
import type { Browser, Page } from '@playwright/test'

/** Where the playground's storage can be reached without its page: nothing is there, and that is said as text. */
const plainPage = '/nothing'

async function empty(page: Page, url: string): Promise<void> {
  const context = page.context()
  await page.unrouteAll()
  for (const event of ['request', 'websocket', 'dialog'] as const) await page.removeAllListeners(event)
  // The page may still write as it goes: it goes first.
  await page.goto(`${url}${plainPage}`)
  await page.evaluate(() => {
    localStorage.clear()
    sessionStorage.clear()
  })
  await Promise.all([context.clearCookies(), context.clearPermissions()])
}

/** `take` gives the page, as new; `url`: of the playground whose pages it shows. */
export async function openSharedPage(browser: Browser, url: string) {
  const context = await browser.newContext()
  // Not all of what a policy refuses stands in the console: what is caught does not.
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      console.error(`Content Security Policy: ${violatedDirective} refused ${blockedURI}`),
    )
  })
  let page = await context.newPage()
  return {
    take: async (): Promise<Page> => {
      if (page.isClosed()) page = await context.newPage()
      for (const other of context.pages()) if (other !== page) await other.close()
      for (const event of ['request', 'page', 'weberror', 'console'] as const)
        await context.removeAllListeners(event)
      await empty(page, url)
      return page
    },
    [Symbol.asyncDispose]: () => context.close(),
  }
}
export type SharedPage = Awaited<ReturnType<typeof openSharedPage>>
