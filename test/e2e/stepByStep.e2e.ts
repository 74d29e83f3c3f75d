/** 한 걸음씩: from the first request to the `5`, packet by packet, at any reading speed. */
import type { TraceEvent, WireDropped, WireReleased } from '#shared/trace.ts'
import { programOf } from '../support/programOf.ts'
import { createLab } from './support/lab.ts'
import { expect, test } from './support/test.ts'

const hasty =
  'cors: { origin: "*" }, pingInterval: 300, pingTimeout: 300, upgradeTimeout: 500, connectTimeout: 500'

const isEnd = (event: TraceEvent): event is WireReleased | WireDropped =>
  event.kind === 'wire.released' || event.kind === 'wire.dropped'

test('handshake to 5 is walked one packet at a time, and ends connected over WebSocket', async ({
  lab,
  page,
}) => {
  await lab.run(programOf('', hasty))
  await expect(lab.difference).toContainText('지금 도는 코드예요')
  const stepping = page.getByRole('button', { name: '한 걸음씩', exact: true }).first()
  await stepping.click()
  const bar = page.getByRole('region', { name: '전선' })
  await expect(bar).toContainText('긴 제한 시간으로 실행했어요. 첫 요청부터 붙잡아요.')
  await expect(stepping).toHaveAttribute('aria-pressed', 'true')
  await lab.press('A', '연결')

  const next = page.getByRole('button', { name: '한 단계', exact: true })
  /** The trace's clock, told by the newest line that the program is asked for. */
  const clock = async (): Promise<number> => {
    await lab.say('1')
    return (await lab.trace()).findLast((event) => event.kind === 'program.console')?.at ?? 0
  }
  const isUpgraded = async () =>
    (await lab.trace()).some((event) => event.kind === 'engine.upgrade' && event.client === 'A')
  let steps = 0
  while (!(await isUpgraded())) {
    await expect(bar.getByRole('button', { name: '하나 보내기' })).toBeVisible()
    const events = await lab.trace()
    const gone = new Set(events.flatMap((e) => (isEnd(e) ? [e.of] : [])))
    const oldest = events.find((event) => event.kind === 'wire.held' && !gone.has(event.of))
    if (oldest?.kind !== 'wire.held') continue
    // One packet is read for longer than every timeout that stands in the code.
    if (steps === 2)
      await expect.poll(async () => (await clock()) - oldest.at, { timeout: 30_000 }).toBeGreaterThan(2_500)
    await next.click()
    steps += 1
    await expect.poll(async () => (await lab.trace()).some((e) => isEnd(e) && e.of === oldest.of)).toBe(true)
  }
  expect(steps).toBeGreaterThan(8)
  await expect(lab.client('A')).toContainText('연결됨 · websocket')
  await expect(lab.row(/^업그레이드 확정, Engine\.IO, A에서 서버로, 5/)).toBeVisible()
  const reasons = (await lab.trace()).filter((event) => event.kind === 'engine.close')
  expect(reasons).toEqual([])

  await page.getByRole('button', { name: '다 흘려보내고 끝내기' }).click()
  await expect(bar).toBeHidden()
  await expect(stepping).toHaveAttribute('aria-pressed', 'false')
  await expect(lab.client('A')).toContainText('연결됨')
})

test('whoever goes on to another step of the chapter leaves nothing held behind', { tag: '@more' }, async ({
  page,
  playground,
}) => {
  const lab = createLab(page, playground)
  await page.goto(`${playground.url}/?chapter=upgrade`)
  const step = (name: string) =>
    page.getByRole('tablist', { name: '단계' }).getByRole('tab', { name, exact: true }).click()
  await step('실험')
  await expect(lab.client('A').getByRole('button', { name: '연결', exact: true })).toBeEnabled()
  const stepping = page.getByRole('button', { name: '한 걸음씩', exact: true }).first()
  await stepping.click()
  await expect(stepping).toHaveAttribute('aria-pressed', 'true')
  const bar = page.getByRole('region', { name: '전선' })
  await expect(bar).toContainText('첫 요청부터 붙잡아요')
  await lab.press('A', '연결')
  await expect(bar.getByRole('button', { name: '하나 보내기' })).toBeVisible()
  // One way out is on the page, and it says what becomes of what is held.
  await expect(page.getByRole('button', { name: /끝내기|풀기|모두 흘려보내기/ })).toHaveText([
    '다 흘려보내고 끝내기',
  ])
  await step('설명')
  await expect(bar.getByRole('button', { name: '하나 보내기' })).toBeHidden()
  await expect(stepping).toHaveAttribute('aria-pressed', 'false')
  await lab.settled('A')
})
