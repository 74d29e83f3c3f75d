/** 모든 옵션, the client’s: 해 보기 is pressed where a browser is asked most, and what it names is looked for on the real wire and in
 *  what the client’s own page reported, by rules of this test’s own. The others stand in `test/lab/optionTrials.lab.test.ts`. */
import { all, effects, untried } from '../../support/trials/clientEffects.ts'
import { inBrowser } from '../../support/trials/inBrowser.ts'
import { expect, test } from '../support/test.ts'

test('해 보기 of the client’s options shows what it names, on the wire and at the client', {
  tag: '@more',
}, async ({ lab }) => {
  test.setTimeout(240_000)
  const { page } = lab
  const panel = page.getByRole('tabpanel', { name: '옵션' })
  const list = panel.getByRole('region', { name: '클라이언트 옵션' })
  const row = (name: string) =>
    list.getByRole('button', { expanded: false }).filter({ has: page.getByText(name, { exact: true }) })
  const card = (name: string) => panel.getByRole('region', { name: `${name} 해 보기` })
  const last = async () => (await lab.trace()).at(-1)?.seq ?? 0
  await page.keyboard.press('p')
  await page.getByRole('tab', { name: '옵션', exact: true }).click()
  await panel.getByRole('radio', { name: '클라이언트 옵션' }).click()
  await expect(row('auth')).toBeVisible()
  const names = await list.locator('[aria-expanded] > code:first-of-type').allTextContents()
  expect([...names].sort()).toEqual([...Object.keys(effects), ...untried].sort())

  for (const name of ['autoUnref', 'agent']) {
    await row(name).click()
    await expect(card(name)).toContainText('여기서는 해 볼 수 없어요')
  }
  for (const name of inBrowser.client) {
    const [code, seen] = effects[name]
    await row(name).click()
    const before = await last()
    await card(name).getByRole('button', { name: '해 보기' }).click()
    const since = async () => (await lab.trace()).filter(({ seq }) => seq > before)
    await expect.poll(async () => seen(await since()), { message: name, timeout: 20_000 }).toBe(true)
    await expect(card(name).getByRole('status'), name).toContainText('그 순간 보기', { timeout: 20_000 })
    const ran = async () => all(await since(), 'client.run').at(-1)?.text ?? ''
    await expect.poll(ran, { message: name }).toContain(code)
    await expect(card(name).getByRole('button', { name: '해 보기' }), name).toBeEnabled()
  }

  // The conditions that some of them needed are off again.
  const state = await (await fetch(new URL(`/api/labs/${await lab.id()}`, page.url()))).json()
  expect(state.network.clients).toEqual({})

  // Another client, and only that one.
  await panel.getByRole('combobox', { name: '옵션을 볼 클라이언트' }).click()
  await page.getByRole('option', { name: '클라이언트 B' }).click()
  await row('auth').click()
  const before = await last()
  await card('auth').getByRole('button', { name: '해 보기' }).click()
  const since = async () => (await lab.trace()).filter(({ seq }) => seq > before)
  await expect
    .poll(async () =>
      (await since()).some((one) => one.client === 'B' && 'body' in one && one.body === '40{"token":"abcd"}'),
    )
    .toBe(true)
})
