/** 네트워크: each switch, its consequence as it is named, on the real wire and at the real clients. */
import type { TraceEvent } from '#shared/trace.ts'
import { programOf } from '../../support/programOf.ts'
import { expect, test } from '../support/test.ts'

type Of<K extends TraceEvent['kind']> = Extract<TraceEvent, { kind: K }>

test('conditions × clients: what a switch says happens, to whom it says, and one press frees all', {
  tag: '@more',
}, async ({ lab }) => {
  const { page } = lab
  const panel = page.getByRole('tabpanel', { name: '네트워크' })
  const flip = (name: string) => panel.getByRole('switch', { name, exact: true }).click()
  const on = (name: string) =>
    expect(panel.getByRole('switch', { name, exact: true })).toHaveAttribute('aria-checked', 'true')
  const told = async <K extends TraceEvent['kind']>(kind: K): Promise<readonly Of<K>[]> =>
    (await lab.trace()).filter((event): event is Of<K> => event.kind === kind)
  const network = async () => (await told('wire.conditions')).at(-1)?.network
  /** Reasons of the ends: those of the server, and those that a client's own code was told. */
  const reasons = async (kind: 'socket.disconnect' | 'client.disconnect', client: string) =>
    (await told(kind)).filter((event) => event.client === client).map(({ reason }) => reason)
  const upgraded = async (client: string) =>
    (await told('client.upgrade')).filter((event) => event.client === client).length
  const state = panel.getByRole('status')

  await lab.run(programOf('', 'cors: { origin: "*" }, pingInterval: 900, pingTimeout: 700'))
  await lab.add('내 앱')
  await page.keyboard.press('Escape')
  await lab.connect('A', 'B')
  await lab.settled('A', 'B')
  await page.keyboard.press('p')
  await page.getByRole('tab', { name: '네트워크', exact: true }).click()
  await expect(state).toHaveText('전선 그대로예요. 켠 조건이 없어요.')

  // Only B's pong: the server ends it with the reason and within the time that were named.
  await panel.getByRole('button', { name: /^붙잡을 것/ }).click()
  await page.getByRole('checkbox', { name: '퐁' }).check()
  await page.keyboard.press('Escape')
  await expect(panel).toContainText('서버는 핑을 보내고 700 ms 안에 퐁을 못 받으면 ping timeout으로 끊어요.')
  await flip('붙잡기, B')
  await expect.poll(async () => reasons('socket.disconnect', 'B')).toContain('ping timeout')
  await on('붙잡기, B')
  await expect(state).toContainText('B의 퐁만 붙잡아요')
  expect(await reasons('socket.disconnect', 'A')).toEqual([])
  expect((await network())?.clients['B']?.hold).toEqual({ types: ['pong'] })
  const gone = (await told('socket.disconnect')).find(({ client }) => client === 'B')
  const held = (await told('wire.held')).findLast((one) => one.client === 'B' && one.seq < (gone?.seq ?? 0))
  expect((gone?.at ?? 0) - (held?.at ?? 0)).toBeLessThan(1_600)

  // One press frees all: B comes back.
  await panel.getByRole('button', { name: '모두 흘려보내기' }).click()
  await expect
    .poll(network)
    .toEqual({ lab: { hold: null, delay: null, blockUpgrade: false, silence: null }, clients: {} })
  await expect
    .poll(async () => (await told('client.connect')).filter(({ client }) => client === 'B').length)
    .toBeGreaterThan(1)

  // Nothing reaches A: its own end notices, after both times together.
  await panel.getByRole('combobox', { name: '사라지는 쪽' }).click()
  await page.getByRole('option', { name: '클라이언트로' }).click()
  await expect(panel).toContainText('클라이언트는 1.6초 동안 핑이 오지 않으면 ping timeout으로 끊어요.')
  await flip('조용히, A')
  await expect.poll(async () => reasons('client.disconnect', 'A')).toEqual(['ping timeout'])
  await flip('조용히, A')
  await expect.poll(async () => (await network())?.clients).toEqual({})
  await expect(lab.client('A')).toContainText('연결됨')

  // Without WebSockets a new connection stays with polling.
  await expect.poll(() => upgraded('A')).toBeGreaterThan(1)
  await flip('웹소켓 막기, A')
  await expect.poll(async () => (await network())?.clients['A']?.blockUpgrade).toBe(true)
  const before = await upgraded('A')
  await panel.getByRole('button', { name: '끊기, A', exact: true }).click()
  await expect.poll(async () => reasons('client.disconnect', 'A')).toContain('transport close')
  const cut = (await told('wire.cut')).at(-1)?.seq ?? 0
  await expect
    .poll(async () => (await told('client.connect')).some((one) => one.client === 'A' && one.seq > cut))
    .toBe(true)
  await expect
    .poll(async () => (await told('wire.dropped')).some((one) => one.by === 'block' && one.seq > cut))
    .toBe(true)
  expect(await upgraded('A')).toBe(before)
  await flip('웹소켓 막기, A')

  // A delay is one for everybody, and can be another while it is on.
  await panel.getByRole('textbox', { name: '늦출 시간 (ms)' }).fill('120')
  await page.keyboard.press('Enter')
  await flip('늦추기, 모두')
  await expect.poll(async () => (await network())?.lab.delay).toEqual({ ms: 120 })
  await expect(panel.getByRole('switch', { name: '늦추기, A' })).toHaveAttribute('data-position', 'byAll')
  await expect.poll(async () => (await told('wire.delayed')).some(({ ms }) => ms === 120)).toBe(true)
  await panel.getByRole('textbox', { name: '늦출 시간 (ms)' }).fill('400')
  await page.keyboard.press('Tab')
  await expect(panel).toContainText(
    '왕복에 800 ms 더 걸려요. 서버가 퐁을 기다리는 시간(700 ms)을 넘어서 ping timeout으로 끊겨요.',
  )
  await expect.poll(async () => (await network())?.lab.delay).toEqual({ ms: 400 })
  await panel.getByRole('button', { name: '모두 흘려보내기' }).click()
  await expect(state).toHaveText('전선 그대로예요. 켠 조건이 없어요.')

  // What was chosen is there after a reload.
  await page.reload()
  await expect(panel.getByRole('button', { name: '붙잡을 것: 퐁만' })).toBeVisible()
  await expect(panel.getByRole('textbox', { name: '늦출 시간 (ms)' })).toHaveValue('400')
  await expect(panel.getByRole('combobox', { name: '사라지는 쪽' })).toContainText('클라이언트로')
})
