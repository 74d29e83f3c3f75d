/** A client's program that imports React, in the real frames: what it draws, what its console knows, and how its mistakes are told. */
import type { Page } from '@playwright/test'
import { createHand } from './lessons/hand.ts'
import { createPointer } from './lessons/touch.ts'
import type { Playground } from './support/playground.ts'
import { expect, test } from './support/test.ts'

const nothing = { files: {} }
const draw = 'createRoot(document.getElementById("root")).render(<StrictMode><App /></StrictMode>);'
const imports = [
  'import { StrictMode, useEffect, useState } from "react";',
  'import { createRoot } from "react-dom/client";',
]

async function sit(page: Page, playground: Playground) {
  const hand = createHand(page, playground, createPointer(page))
  await page.goto(`${playground.url}/?chapter=react`)
  await expect(hand.desk.chip('A').getByRole('button', { name: '연결', exact: true })).toBeEnabled({
    timeout: 60_000,
  })
  // The chapter opens its own file as its text comes.
  await expect(hand.desk.lesson.getByRole('heading', { level: 2 }).first()).toBeVisible()
  const errors = async () =>
    (await hand.lab.trace()).flatMap((event) =>
      event.kind === 'client.error' ? [{ text: event.text, line: event.line }] : [],
    )
  return {
    hand,
    errors,
    run: async (lines: readonly string[]) => {
      await hand.write('client-a.js', () => lines.join('\n'))
      await hand.perform([{ connect: 'A' }], nothing)
    },
    frame: page.frameLocator('iframe[title^="클라이언트 A의 페이지"]'),
    look: () =>
      hand.desk
        .chip('A')
        .getByRole('button', { name: /^클라이언트 A/ })
        .click(),
  }
}

test('a component is drawn and answers, its frame has room for it, and Escape in it closes the panel', async ({
  page,
  playground,
}) => {
  const { hand, errors, run, frame, look } = await sit(page, playground)
  await run([
    ...imports,
    'const seen = [];',
    'function App() {',
    '  const [count, setCount] = useState(0);',
    '  useEffect(() => { seen.push("effect"); }, []);',
    '  const press = () => {',
    '    setCount(count + 1);',
    '    if (count > 0) throw new Error("too often");',
    '  };',
    '  return <><button onClick={press}>{count} pressed</button><p style={{ height: 150 }}>high</p></>;',
    '}',
    draw,
  ])
  await expect(frame.getByRole('button', { name: '0 pressed' })).toHaveCount(1)
  await look()
  const high = page.locator('iframe[title^="클라이언트 A의 페이지"]')
  await expect.poll(async () => (await high.boundingBox())?.height ?? 0).toBeGreaterThan(200)
  await frame.getByRole('button').click()
  await expect(frame.getByRole('button')).toHaveText('1 pressed')
  await frame.getByRole('button').click()
  await expect.poll(errors).toEqual([{ text: 'Uncaught Error: too often', line: 9 }])
  await page.keyboard.press('Escape')
  await expect(hand.lab.panel('A')).toBeHidden()
  // React's development build: an effect runs twice in StrictMode.
  await hand.perform([{ client: 'A', line: 'seen.length' }], nothing)
  await hand.until([{ kind: 'client.log', client: 'A', text: '2' }])
})

test('what is wrong with a module is told with its line, also where it is no syntax', {
  tag: '@more',
}, async ({ page, playground }) => {
  const { errors, run } = await sit(page, playground)
  await run([...imports, '', 'const App = () => <div>hi</p>;', draw])
  await expect.poll(async () => (await errors()).at(-1)).toMatchObject({ line: 4 })
  expect((await errors()).at(-1)?.text).toMatch(/^Uncaught SyntaxError: .*closing tag for <div>/)
  await run(['import _ from "lodash";', 'console.log(_);'])
  await expect.poll(async () => (await errors()).at(-1)).toMatchObject({ line: 1 })
  expect((await errors()).at(-1)?.text).toContain("Cannot find module 'lodash'")
  await run(['// no import', 'const App = () => <p>hi</p>;'])
  await expect.poll(async () => (await errors()).at(-1)?.text).toContain('JSX는 react를 import한 코드에서')
})

test('a module runs in a page without origin, too', { tag: '@more' }, async ({ page, playground }) => {
  const { hand, run, frame, look } = await sit(page, playground)
  await look()
  await hand.lab.panel('A').getByRole('radio', { name: '출처 없음' }).click()
  await expect(frame.locator('#origin')).toHaveText('null')
  await page.keyboard.press('Escape')
  await run([
    ...imports,
    'import { io } from "socket.io-client";',
    'const App = () => <b>{typeof io}</b>;',
    draw,
  ])
  await expect(frame.locator('b')).toHaveText('function')
})
