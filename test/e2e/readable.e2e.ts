/** Readable by everybody: what axe finds, on a laptop and on a phone, light and dark, with the page in use. */
import { findings } from './support/findings.ts'
import type { Lab } from './support/lab.ts'
import { expect, test } from './support/test.ts'

/** A lab with a bit of everything: packets, an answer, a blocked client, a current row, an error at its line. */
async function use(lab: Lab): Promise<void> {
  await lab.connect('A', 'B')
  await lab.settled('A', 'B')
  await lab.say('io.emit("news", 1)')
  await lab.say('nobody.knows')
  await expect(lab.console).toContainText('ReferenceError')
  await lab.add('다른 사이트')
  await lab.press('C', '연결')
  await expect(lab.truth).toContainText('브라우저가 응답을 감췄어요.')
  await lab.press('C', '그만')
  await lab.run('const = 1')
  await expect(lab.problem).toBeVisible()
}

/** Packets held, edited, dropped and delayed, and the wire's own controls. */
async function heldPackets(lab: Lab): Promise<void> {
  const { page } = lab
  const bar = page.getByRole('region', { name: '전선' })
  const send = page.getByRole('button', { name: '보내기', exact: true })
  await lab.connect('A')
  await lab.settled('A')
  await lab.compose()
  await page.getByRole('button', { name: '붙잡기', exact: true }).click()
  for (const row of [/버려짐/, /붙잡힘/]) {
    await send.click()
    await expect(lab.row(/42\["chat","안녕"\], 붙잡힘/)).toBeVisible()
    if (String(row).includes('버려짐')) await bar.getByRole('button', { name: '버리기' }).click()
    await expect(lab.row(row)).toBeVisible()
  }
  await bar.getByRole('button', { name: '고치기' }).click()
  const form = page.getByRole('form', { name: '붙잡은 패킷 고치기' })
  await form.getByRole('textbox').fill('"다른 말"')
  await form.getByRole('button', { name: '바꾸기' }).click()
  await expect(lab.row(/고침, 원래/)).toBeVisible()
}

test('in use, on a laptop and then on a phone, nothing is hard to read', { tag: '@matrix' }, async ({
  lab,
  page,
}) => {
  // Thirteen looks at the whole page.
  test.slow()
  await use(lab)
  await lab.row(/A가 받음/).click()
  await page.getByRole('button', { name: '자세히' }).click()
  expect(await findings(page)).toEqual([])
  await lab.look('A')
  expect(await findings(page)).toEqual([])
  await page.keyboard.press('Escape')
  await lab.glance.click()
  await expect(page.getByText('번 포트에서 기다리고 있어요.')).toBeVisible()
  expect(await findings(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '골라서 보기' }).click()
  expect(await findings(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '도움말' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  expect(await findings(page)).toEqual([])
  await page.keyboard.press('Escape')

  await page.setViewportSize({ width: 390, height: 844 })
  for (const name of ['코드', '콘솔', '클라이언트', '순서']) {
    await page.getByRole('tab', { name, exact: true }).click()
    expect(await findings(page)).toEqual([])
  }
  await lab.row(/A가 받음/).click()
  await expect(page.getByRole('button', { name: '접기', exact: true }).first()).toBeVisible()
  expect(await findings(page)).toEqual([])
})

test('with packets held, nothing is hard to read', { tag: '@matrix' }, async ({ lab, page }) => {
  await heldPackets(lab)
  expect(await findings(page)).toEqual([])
  await page.getByRole('button', { name: /^붙잡을 것/ }).click()
  await expect(page.getByRole('dialog', { name: '무엇을 붙잡을지' })).toBeVisible()
  expect(await findings(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page
    .getByRole('banner')
    .getByRole('button', { name: /붙잡는 중/ })
    .click()
  await expect(page.getByRole('dialog', { name: '네트워크 조건' })).toBeVisible()
  expect(await findings(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await findings(page)).toEqual([])
})

test('while the wire is held, and in the past, nothing is hard to read', { tag: '@matrix' }, async ({
  lab,
  page,
}) => {
  await lab.connect('A', 'B')
  await lab.settled('A', 'B')
  await lab.compose()
  await page.getByRole('button', { name: '붙잡기' }).click()
  await page.getByRole('button', { name: '보내기', exact: true }).click()
  await expect(page.getByRole('region', { name: '전선' })).toContainText('붙잡')
  await expect(lab.row(/42\["chat"/).first()).toBeVisible()
  expect(await findings(page)).toEqual([])
  for (const [button, card] of [
    [/^붙잡을 것/, '무엇을 붙잡을지'],
    [/붙잡는 중/, '네트워크 조건'],
    ['클라이언트 추가', '새 클라이언트의 페이지'],
  ] as const) {
    await page.getByRole('button', { name: button }).first().click()
    await expect(page.getByRole('dialog', { name: card })).toBeVisible()
    expect(await findings(page)).toEqual([])
    await page.keyboard.press('Escape')
  }
  await page.getByRole('slider', { name: '시점' }).focus()
  await page.keyboard.press('Home')
  expect(await findings(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('slider', { name: '시점' }).blur()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: '도움말' })).toBeVisible()
  expect(await findings(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await findings(page)).toEqual([])
})
