/** An option changed in a panel and by hand is one and the same text: in any order, back and forth, and it runs as it is shown. */
import type { Page } from '@playwright/test'
import { expect, test } from '../support/test.ts'

/** server.js as it is typed: the browser keeps every letter. */
const typed = (page: Page) =>
  page.evaluate(() => {
    const workspace = sessionStorage.getItem('socketio-playground.workspace')
    const text = localStorage.getItem(`socketio-playground.${workspace}.value.program`)
    return JSON.parse(text ?? '""') as string
  })
const numberIn = (text: string, name: string) =>
  Number(new RegExp(`^  ${name}: (\\d+),?`, 'm').exec(text)?.[1])

test('[E1] [E5] panel and hand, back and forth by the buttons of the top bar: what is shown is what runs', async ({
  lab,
}) => {
  const { page } = lab
  const seed = await typed(page)
  const preset = (name: RegExp) => page.getByRole('region', { name: '핑 설정' }).getByText(name).click()
  const back = page.getByRole('button', { name: '코드 되돌리기' })
  const again = page.getByRole('button', { name: '코드 다시 하기' })
  /** What the newest run was given is what stands in the text; and the text has not changed since. */
  const runsAsShown = async () => {
    const text = await typed(page)
    const options = async () => {
      const servers = (await lab.trace()).filter((event) => event.kind === 'program.server')
      return servers.at(-1)?.options
    }
    await expect.poll(options).toMatchObject({
      cors: { origin: /origin: "(.*)"/.exec(text)?.[1] },
      pingInterval: numberIn(text, 'pingInterval'),
      pingTimeout: numberIn(text, 'pingTimeout'),
    })
    await expect(lab.difference).toHaveText('지금 도는 코드예요')
    return text
  }

  // Another file is open: the panel's change is a step of server.js, which comes into sight at its line.
  await page.keyboard.press('p')
  await page.getByRole('tab', { name: 'client-a.js' }).click()
  await page.getByRole('tab', { name: '핑', exact: true }).click()
  await preset(/^수업용/)
  await expect(lab.code).toContainText('pingTimeout: 1000')
  const first = await runsAsShown()
  expect(first).toBe(
    seed.replace(/( {2}\}\r?\n)\}\)/, '  },\n  pingInterval: 2000,\n  pingTimeout: 1000\n})'),
  )

  // By hand on what the panel wrote, and the panel on that.
  await lab.code.getByText('1000', { exact: true }).dblclick()
  await page.keyboard.type('1500')
  await page.keyboard.press('End')
  await page.keyboard.type(' // 내가 고침')
  const second = await typed(page)
  expect(second).toBe(first.replace('1000', '1500 // 내가 고침'))
  await expect(page.getByRole('region', { name: '핑 설정' })).toContainText(/1\.5\s?초|1,?500/)
  await preset(/^너무 짧게/)
  const third = await runsAsShown()
  expect(third).toBe(second.replace('2000', '500').replace('1500', '300'))

  // Back to the seed's own letters, and on again; what stands there then runs.
  const texts = [third]
  while (await back.isEnabled()) {
    await back.click()
    await expect.poll(() => typed(page)).not.toBe(texts.at(-1))
    texts.push(await typed(page))
  }
  expect(texts.at(-1)).toBe(seed)
  expect(texts).toContain(first)
  expect(texts).toContain(second)
  while (await again.isEnabled()) {
    texts.pop()
    await again.click()
    await expect.poll(() => typed(page)).toBe(texts.at(-1))
  }
  await back.click()
  await page.getByRole('button', { name: '다시 실행', exact: true }).click()
  expect(await runsAsShown()).toBe(second)
  await lab.connect('A')
  const opened = (await lab.trace()).flatMap((event) =>
    event.kind === 'http.response' && typeof event.body === 'string' ? [event.body] : [],
  )
  expect(opened[0]).toContain('"pingInterval":2000,"pingTimeout":1500')

  // The steps are kept over a reload.
  await page.reload()
  await expect(lab.code).toContainText('내가 고침')
  await again.click()
  expect(await typed(page)).toBe(third)
  await expect(
    page.getByRole('region', { name: '핑 설정' }).getByRole('radio', { name: /^너무 짧게/ }),
  ).toBeChecked()
})
