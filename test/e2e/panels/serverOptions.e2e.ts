/** 모든 옵션, the Server’s: 해 보기 of one of each kind is pressed, and what it names is looked for on the real wire, by rules of this
 *  test’s own. The others stand in `test/lab/optionTrials.lab.test.ts`. */
import type { TraceEvent } from '#shared/trace.ts'
import { inBrowser } from '../../support/trials/inBrowser.ts'
import { all, effects, untried } from '../../support/trials/serverEffects.ts'
import { expect, test } from '../support/test.ts'

test('해 보기 of the Server’s options shows on the wire what it names, and is taken back', {
  tag: '@more',
}, async ({ lab, playground }) => {
  test.setTimeout(300_000)
  const { page } = lab
  const panel = page.getByRole('tabpanel', { name: '옵션' })
  const list = panel.getByRole('region', { name: '서버 옵션' })
  const row = (name: string) =>
    list.getByRole('button', { expanded: false }).filter({ has: page.getByText(name, { exact: true }) })
  const card = (name: string) => panel.getByRole('region', { name: `${name} 해 보기` })
  const typed = () =>
    page.evaluate(() => {
      const workspace = sessionStorage.getItem('socketio-playground.workspace')
      return String(
        JSON.parse(localStorage.getItem(`socketio-playground.${workspace}.value.program`) ?? 'null'),
      )
    })
  const id = await lab.id()
  /** What happened behind an event, however long the trace is by now. */
  const told = async (after: number): Promise<readonly TraceEvent[]> =>
    (await (await fetch(`${playground.url}/api/labs/${id}/trace?after=${after}`)).json()).events
  const soon = { intervals: [100, 150, 200] }
  const seed = all(await told(0), 'program.run').at(-1)?.text ?? ''
  let last = 0
  await lab.connect('A')
  await lab.settled('A')
  await page.keyboard.press('p')
  await page.getByRole('tab', { name: '옵션', exact: true }).click()
  await expect(row('path')).toBeVisible()
  const names = await list.locator('[aria-expanded] > code:first-of-type').allTextContents()
  expect([...names].sort()).toEqual([...Object.keys(effects), ...untried].sort())

  for (const name of untried) {
    await row(name).click()
    await expect(card(name)).toContainText('여기서는 해 볼 수 없어요')
  }
  for (const name of inBrowser.server) {
    const [code, seen] = effects[name]
    await row(name).click()
    last = (await told(last)).at(-1)?.seq ?? last
    await card(name).getByRole('button', { name: '해 보기' }).click()
    await expect.poll(async () => seen(await told(last)), { message: name, ...soon }).toBe(true)
    await expect(card(name).getByRole('status'), name).toContainText('그 순간 보기')
    const ran = all(await told(last), 'program.run').map(({ text }) => text)
    expect(ran, name).toEqual([expect.stringContaining(code)])
    expect(await typed(), name).toBe(ran[0])
    // Only what this trial is about: what the one before wrote is taken back.
    expect((ran[0] ?? '').split('\n').length - seed.split('\n').length, name).toBeLessThan(3)
  }
  const state = await (await fetch(`${playground.url}/api/labs/${id}`)).json()
  expect(state.network).toEqual({
    lab: { hold: null, delay: null, blockUpgrade: false, silence: null },
    clients: {},
  })

  // One undo away, and taken back with all that belongs to it: the client that was connected is so again.
  await page.getByRole('button', { name: '코드 되돌리기' }).click()
  await expect.poll(typed).toBe(seed)
  await page.getByRole('button', { name: '코드 다시 하기' }).click()
  await expect.poll(typed).toContain('parser:')
  last = (await told(last)).at(-1)?.seq ?? last
  await card('parser').getByRole('button', { name: '원래대로' }).click()
  await expect.poll(async () => all(await told(last), 'client.connect').length, soon).toBe(1)
  expect(all(await told(last), 'program.run').map(({ text }) => text)).toEqual([seed])
})

test('an option is set by its form, refused by its range, found by a wrong name, and left alone where the code is unclear', async ({
  lab,
}) => {
  const { page } = lab
  const panel = page.getByRole('tabpanel', { name: '옵션' })
  const search = panel.getByRole('searchbox', { name: '옵션 찾기' })
  const value = panel.getByRole('textbox', { name: 'maxHttpBufferSize의 값' })
  const inForce = async (name: string) => all(await lab.trace(), 'program.server').at(-1)?.options[name]
  await page.keyboard.press('p')
  await page.getByRole('tab', { name: '옵션', exact: true }).click()
  await search.fill('maxPayload')
  await expect(panel).toContainText('maxPayload 옵션은 없어요')
  await panel.getByRole('button', { name: /^maxHttpBufferSize/ }).click()
  await value.fill('0')
  await value.press('Enter')
  await expect(panel.getByRole('alert')).toContainText('1부터 2147483647')
  await value.fill('5000')
  await panel.getByRole('button', { name: '코드에 적용' }).click()
  await expect.poll(() => inForce('maxHttpBufferSize')).toBe(5_000)
  await expect(lab.code).toContainText('maxHttpBufferSize: 5000')
  await panel.getByRole('button', { name: '기본값으로' }).click()
  await expect.poll(() => inForce('maxHttpBufferSize')).toBe(1_000_000)
  await expect(lab.code).not.toContainText('maxHttpBufferSize')

  await search.fill('serveClient')
  await panel.getByRole('button', { name: /^serveClient/ }).click()
  await panel.getByRole('radio', { name: 'false' }).click()
  await expect.poll(() => inForce('serveClient')).toBe(false)

  await search.fill('origins')
  await panel.getByRole('button', { name: /^cors/ }).click()
  await panel.getByRole('button', { name: 'CORS 패널에서 더 해 보기' }).click()
  await expect(page.getByRole('tabpanel', { name: 'CORS' })).toBeVisible()
  await page.getByRole('tab', { name: '옵션', exact: true }).click()

  const program =
    'const { Server } = require("socket.io")\nconst options = () => ({ cookie: true })\nnew Server(4000, options())'
  await lab.run(program)
  await expect.poll(() => inForce('cookie')).toMatchObject({ name: 'io' })
  await search.fill('cookie')
  await panel.getByRole('button', { name: /^cookie/ }).click()
  await expect(panel.getByRole('region', { name: 'cookie 해 보기' })).toContainText('new Server')
  await expect(panel.getByRole('button', { name: '해 보기' })).toHaveCount(0)
  await search.fill('zzz')
  await expect(panel).toContainText('그런 옵션은 없어요')

  // What was looked for is still there after a reload.
  await search.fill('cookie')
  await page.reload()
  await expect(search).toHaveValue('cookie')
  await expect(panel.getByRole('region', { name: 'cookie 해 보기' })).toBeVisible()
})
