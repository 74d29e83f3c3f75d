/** 핑 설정, driven as a learner does: what it does is looked for in the trace and at the client, not in the panel. */
import type { TraceEvent } from '#shared/trace.ts'
import { type Lab, programOf } from '../support/lab.ts'
import { expect, test } from '../support/test.ts'

type Of<K extends TraceEvent['kind']> = Extract<TraceEvent, { kind: K }>

/** The panel, and what the trace says. */
async function openPing(lab: Lab) {
  const { page } = lab
  await lab.diagram.focus()
  await page.keyboard.press('p')
  await page.getByRole('tab', { name: '핑', exact: true }).click()
  const panel = page.getByRole('tabpanel', { name: '핑' })
  const told = async <K extends TraceEvent['kind']>(kind: K): Promise<readonly Of<K>[]> =>
    (await lab.trace()).filter((event): event is Of<K> => event.kind === kind)
  return {
    panel,
    told,
    preset: (name: RegExp) => panel.getByRole('radio', { name }).click(),
    slider: (name: string) => panel.getByRole('slider', { name, exact: true }),
    press: (name: string | RegExp) => panel.getByRole('button', { name }).click(),
    /** The options of each run, newest last. */
    ran: async () =>
      (await told('program.server')).map(({ options }) => [options['pingInterval'], options['pingTimeout']]),
    /** The newest handshake that crossed the wire. */
    shaken: async () => {
      const opens = (await told('http.response')).filter(({ body }) => String(body).startsWith('0{'))
      const { pingInterval, pingTimeout } = JSON.parse(String(opens.at(-1)?.body).slice(1))
      return [pingInterval, pingTimeout]
    },
    joined: async () => (await told('client.connect')).length,
  }
}

test('presets and sliders edit server.js: one run, one undo step, and the handshake brings them', async ({
  lab,
  page,
}) => {
  const ping = await openPing(lab)
  const seed = await lab.code.textContent()
  await ping.preset(/^수업용/)
  await expect.poll(ping.ran).toEqual([
    [25_000, 20_000],
    [2_000, 1_000],
  ])
  await expect(lab.code).toContainText('pingInterval: 2000')
  await lab.connect('A')
  await expect.poll(ping.shaken).toEqual([2_000, 1_000])

  // Keys that come after one another are one change; the client comes again by itself, with a new handshake.
  await ping.slider('pingInterval').focus()
  for (const _ of [1, 2, 3, 4]) await page.keyboard.press('ArrowRight')
  await expect(ping.slider('pingInterval')).toHaveAttribute('aria-valuetext', '2,400 밀리초')
  await expect(ping.panel).toContainText('늦어도 3.4초 뒤에는')
  await expect.poll(async () => (await ping.ran()).at(-1)).toEqual([2_400, 1_000])
  expect(await ping.ran()).toHaveLength(3)
  await expect.poll(ping.shaken).toEqual([2_400, 1_000])

  // A drag is one change too, however many values it passes.
  const track = await ping.slider('pingTimeout').boundingBox()
  if (!track) throw new Error('no knob')
  await page.mouse.move(track.x + 8, track.y + 8)
  await page.mouse.down()
  for (const by of [10, 20, 30, 40]) await page.mouse.move(track.x + 8 + by, track.y + 8)
  expect(await ping.ran()).toHaveLength(3)
  const dragged = Number(await ping.slider('pingTimeout').getAttribute('aria-valuenow'))
  await page.mouse.up()
  expect(dragged).toBeGreaterThan(1_000)
  await expect.poll(async () => (await ping.ran()).at(-1)).toEqual([2_400, dragged])
  await expect(lab.code).toContainText(`pingTimeout: ${dragged}`)

  // Each is one undo step; what is undone but not run is said.
  await lab.code.click()
  await page.keyboard.press('Control+z')
  await expect(lab.code).toContainText('pingTimeout: 1000')
  await expect(ping.panel).toContainText('연결은 아직 핸드셰이크 때의')
  await page.keyboard.press('Control+z')
  await expect(lab.code).toContainText('pingInterval: 2000')
  await page.keyboard.press('Control+z')
  await expect(lab.code).not.toContainText('pingInterval')
  expect(await lab.code.textContent()).toBe(seed)
  await ping.press(/^실행$/)
  await expect.poll(async () => (await ping.ran()).at(-1)).toEqual([25_000, 20_000])

  // Without running at once the code changes, and the server goes on as it was.
  await page.getByText('코드를 바꾸면 바로 실행하기').click()
  const runs = (await ping.ran()).length
  await ping.preset(/^너무 짧게/)
  await expect(lab.code).toContainText('pingInterval: 500')
  await expect(ping.panel).toContainText('아직 핸드셰이크 때의 25초와 20초로 살아 있어요.')
  expect(await ping.ran()).toHaveLength(runs)

  // What cannot be read is said, and nothing is overwritten.
  await lab.run(programOf('', 'cors: { origin: "*" }, pingInterval: Number("2000")'))
  await expect(ping.panel.getByRole('alert')).toContainText('pingInterval: 25000')
  await expect(ping.slider('pingInterval')).toHaveAttribute('data-disabled', '')
  await expect(ping.panel.getByRole('radio', { name: /^기본값/ })).toBeDisabled()
  await expect(lab.code).toContainText('pingInterval: Number("2000")')
})

test('a held pong, a cut wire and silence: who notices when is what the trace says', async ({
  lab,
  page,
}) => {
  const ping = await openPing(lab)
  await ping.preset(/^너무 짧게/)
  await expect.poll(async () => (await ping.ran()).at(-1)).toEqual([500, 300])
  await lab.connect('A')
  await lab.settled('A')
  const closed = async () => (await ping.told('engine.close')).map(({ reason }) => reason)
  const left = async () => (await ping.told('client.disconnect')).map(({ reason }) => reason)
  const rows = ping.panel.getByRole('table').getByRole('row')
  const back = async (times: number) => {
    await expect.poll(ping.joined).toBe(times)
    await expect.poll(async () => (await ping.told('client.upgrade')).length).toBe(times)
  }

  // Both clocks count the heartbeat; a point goes to its moment, and there the strip stands still.
  const server = ping.panel.getByRole('group', { name: '서버의 시계, A를 지켜봄' })
  await expect(server.getByRole('button', { name: /^퐁 받음 [\d.]+초, 왕복/ }).nth(1)).toBeAttached()
  await expect(ping.panel).toContainText(/1분에 240개/)
  await expect(ping.panel).toContainText(/동안 \d+개를 셌어요/)
  await server
    .getByRole('button', { name: /^퐁 받음/ })
    .last()
    .click()
  await expect(lab.diagram.locator('[aria-current]').first()).toBeVisible()
  await expect(server.locator('[aria-current]')).toHaveCount(1)

  // The pong is held: the server's clock runs out, the client hears of it by the closing.
  await ping.press(/퐁 붙잡기/)
  await expect.poll(closed).toEqual(['ping timeout'])
  await expect.poll(left).toEqual(['transport close'])
  await ping.press(/^풀기$/)
  const [end] = await ping.told('engine.close')
  const heard = (await lab.trace()).findLast(
    (e) => e.kind === 'ws.frame' && e.direction === 'up' && e.at < (end?.at ?? 0) - 500 && e.opcode === 1,
  )
  const silent = (end?.at ?? 0) - (heard?.at ?? 0)
  expect(silent).toBeGreaterThan(700)
  expect(silent).toBeLessThan(2_500)
  await expect(rows.nth(1)).toContainText('퐁이 붙잡힘')
  await expect(rows.nth(1)).toContainText(/ping timeout계산 0.80초 · 실제 [\d.]+초/)
  await expect(rows.nth(1)).toContainText(/transport close서버가 끊은 지/)
  await back(2)

  // The wire is cut: no clock has to run out.
  await ping.press(/^전선 끊기$/)
  await expect.poll(async () => (await ping.told('wire.cut')).length).toBe(1)
  await expect.poll(left).toEqual(['transport close', 'transport close'])
  expect((await closed()).at(-1)).toBe('transport close')
  await expect(rows.nth(1)).toContainText('전선을 끊음')
  await back(3)

  // Silence both ways: each end finds out by its own clock.
  await ping.panel.getByRole('combobox', { name: '조용히 만들기' }).click()
  await page.getByRole('option', { name: '조용히: 둘 다' }).click()
  await expect.poll(async () => (await left()).at(-1)).toBe('ping timeout')
  await expect.poll(async () => (await closed()).at(-1)).toBe('ping timeout')
  await expect(rows.nth(1)).toContainText('조용해짐')
  await expect(rows.nth(1)).toContainText(/ping timeout계산.*ping timeout계산/)
  await ping.press(/^풀기$/)
  await expect.poll(ping.joined).toBe(4)
})
