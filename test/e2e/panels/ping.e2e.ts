/** 핑 설정, driven as a learner does: what it does is looked for in the trace and at the client, not in the panel. */
import type { TraceEvent } from '#shared/trace.ts'
import { programOf } from '../../support/programOf.ts'
import type { Lab } from '../support/lab.ts'
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

test('a held pong, a cut wire and silence: who notices when is what the trace says', {
  tag: '@more',
}, async ({ lab, page }) => {
  const ping = await openPing(lab)
  const { panel, told } = ping
  await lab.run(programOf('', 'cors: { origin: "*" }, pingInterval: 600, pingTimeout: 900'))
  await expect.poll(async () => (await ping.ran()).at(-1)).toEqual([600, 900])
  await lab.connect('A')
  await lab.settled('A')
  /** The first of its kind after an event. */
  const after = async <K extends TraceEvent['kind']>(kind: K, seq: number, reason?: string) =>
    (await told(kind)).find(
      (e) => e.seq > seq && (reason === undefined || ('reason' in e && e.reason === reason)),
    )
  const row = (cause: string) => panel.getByRole('table').getByRole('row').filter({ hasText: cause }).last()
  /** A is connected again over WebSocket: what is done next finds it settled. */
  const back = async (seq: number) => {
    await expect.poll(() => after('client.connect', seq)).toBeDefined()
    await expect.poll(() => after('client.upgrade', seq)).toBeDefined()
  }

  // Both clocks count the heartbeat; a point goes to its moment, and there the strip stands still.
  const server = panel.getByRole('group', { name: '서버의 시계, A를 지켜봄' })
  await expect(server.getByRole('button', { name: /^퐁 받음 [\d.]+초, 왕복/ }).nth(1)).toBeAttached()
  await expect(panel).toContainText(/1분에 200개/)
  await expect(panel).toContainText(/동안 \d+개를 셌어요/)
  await server
    .getByRole('button', { name: /^퐁 받음/ })
    .last()
    .click()
  await expect(lab.diagram.locator('[aria-current]').first()).toBeVisible()
  await expect(server.locator('[aria-current]')).toHaveCount(1)

  // The pong is held: the server's clock runs out, the client hears of it by the closing.
  await ping.press(/퐁 붙잡기/)
  await expect.poll(() => after('engine.close', 0, 'ping timeout')).toBeDefined()
  await ping.press(/^풀기$/)
  const timedOut = await after('engine.close', 0, 'ping timeout')
  if (!timedOut) throw new Error('it was there')
  await expect.poll(() => after('client.disconnect', timedOut.seq, 'transport close')).toBeDefined()
  const held = (await told('wire.held')).map(({ of }) => of)
  const heard = (await told('ws.frame')).findLast(
    ({ seq, connection, direction, opcode }) =>
      seq < timedOut.seq &&
      connection === timedOut.connection &&
      direction === 'up' &&
      opcode === 1 &&
      !held.includes(seq),
  )
  const silent = timedOut.at - (heard?.at ?? 0)
  expect(silent).toBeGreaterThan(800)
  expect(silent).toBeLessThan(3_500)
  await expect(row('퐁이 붙잡힘')).toContainText(
    `ping timeout계산 1.5초 · 실제 ${(silent / 1_000).toFixed(1)}초`,
  )
  await expect(row('퐁이 붙잡힘')).toContainText(/transport close서버가 끊은 지 [\d.]+초 만에/)
  await back(timedOut.seq)

  // The wire is cut: no clock has to run out.
  await ping.press(/^전선 끊기$/)
  await expect.poll(() => after('wire.cut', 0)).toBeDefined()
  const cut = (await after('wire.cut', 0))?.seq ?? 0
  await expect.poll(() => after('engine.close', cut, 'transport close')).toBeDefined()
  await expect.poll(() => after('client.disconnect', cut, 'transport close')).toBeDefined()
  await expect(row('전선을 끊음')).toContainText('전선을 끊')
  await back(cut)

  // Silence both ways: each end finds out by its own clock.
  await panel.getByRole('combobox', { name: '조용히 만들기' }).click()
  await page.getByRole('option', { name: '조용히: 둘 다' }).click()
  const silence = () =>
    told('wire.conditions').then((all) => all.findLast(({ network }) => network.clients['A']?.silence))
  await expect.poll(silence).toBeDefined()
  const since = (await silence())?.seq ?? 0
  await expect.poll(() => after('engine.close', since, 'ping timeout')).toBeDefined()
  await expect.poll(() => after('client.disconnect', since, 'ping timeout')).toBeDefined()
  await expect(row('조용해짐')).toContainText(/ping timeout계산.*ping timeout계산/)
  await ping.press(/^풀기$/)
  await back(since)

  // Whoever leaves was first, though its report comes after what the server noticed.
  await lab.press('A', '끊기')
  const left = panel.getByRole('row').filter({ hasText: 'io client disconnect' })
  await expect(left).toContainText(/client namespace disconnectA 쪽이 끊/)
  await expect(left).toContainText('io client disconnect먼저 끊음')
})
