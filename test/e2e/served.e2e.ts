/** A chat of several files with its own page: put in as a .zip, used by two browsers and a phone at its own address, on the wire here. */
import type { BrowserContext, Page } from '@playwright/test'
import { chatZip } from '../support/chat.ts'
import { createLab } from './support/lab.ts'
import { expect, test } from './support/test.ts'

const phone = { width: 390, height: 844 }

async function enter(context: BrowserContext, url: string, name: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(url)
  await page.getByPlaceholder('이름').fill(name)
  await page.getByRole('button', { name: '들어가기' }).click()
  await expect(page.locator('#people')).toContainText(name)
  return page
}

test('a chat that was put in as a .zip is used by two browsers and a phone, and each packet is on the wire', async ({
  page,
  playground,
  browser,
}) => {
  const lab = createLab(page, playground)
  await lab.open()
  await page.getByRole('button', { name: '파일', exact: true }).click()
  const coming = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: '파일·zip 넣기' }).click()
  await (await coming).setFiles({
    name: 'chat.zip',
    mimeType: 'application/zip',
    buffer: Buffer.from(chatZip()),
  })
  await expect(lab.code).toContainText("require('./rooms')")
  await page.getByRole('button', { name: '다시 실행' }).click()
  await expect(lab.console).toContainText('서버가 켜졌어요')

  await page.getByRole('button', { name: '클라이언트 추가' }).click()
  const link = page.getByRole('link', { name: /^http:/ })
  const url = (await link.getAttribute('href')) ?? ''
  expect(new URL(url).origin).not.toBe(new URL(playground.url).origin)
  const contexts = await Promise.all([
    browser.newContext(),
    browser.newContext(),
    browser.newContext({ viewport: phone, isMobile: true, hasTouch: true }),
  ])
  const [kim, lee, park] = [
    await enter(contexts[0], url, '김'),
    await enter(contexts[1], url, '이'),
    await enter(contexts[2], url, '박'),
  ]
  for (const one of [kim, lee, park]) await expect(one.locator('#people')).toHaveText('김, 이, 박')
  await expect(kim.locator('body')).toHaveCSS('margin', '24px')
  await park.getByPlaceholder('할 말').fill('안녕')
  await park.getByRole('button', { name: '보내기' }).tap()
  for (const one of [kim, lee, park]) await expect(one.locator('#messages li')).toHaveText('박: 안녕')

  const trace = await lab.trace()
  const lanes = new Set(trace.flatMap((event) => (event.kind === 'ws.frame' && event.client) || []))
  expect([...lanes].sort()).toEqual(['ext-1', 'ext-2', 'ext-3'])
  expect(trace.some((event) => event.kind === 'ws.frame' && event.data === '42["say","안녕"]')).toBe(true)
  await page.keyboard.press('Escape')
  await expect(lab.diagram).toContainText('say')
  for (const context of contexts) await context.close()
})
