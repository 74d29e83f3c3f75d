/** 네임스페이스, driven as a learner does: what it does is looked for in the trace and at the clients, not in the panel. */
import type { TraceEvent } from '#shared/trace.ts'
import { expect, test } from '../support/test.ts'

type Of<K extends TraceEvent['kind']> = Extract<TraceEvent, { kind: K }>

test('one connection, several namespaces: joined, refused, made by a pattern, tidied up, and sent to', async ({
  lab,
}) => {
  const { page } = lab
  const panel = page.getByRole('tabpanel', { name: '네임스페이스' })
  const act = (name: string) => panel.getByRole('button', { name, exact: true })
  const space = panel.getByRole('textbox', { name: '네임스페이스' })
  const told = async <K extends TraceEvent['kind']>(kind: K): Promise<readonly Of<K>[]> =>
    (await lab.trace()).filter((event): event is Of<K> => event.kind === kind)
  const frames = async () => (await told('ws.frame')).map(({ direction, data }) => `${direction} ${data}`)
  const inSpace = async (namespace: string, client: string) =>
    (await told('socket.connect')).filter((one) => one.namespace === namespace && one.client === client)
  /** Both clients have joined `/` in the newest run. */
  const settled = async (runs: number) => {
    await expect.poll(async () => (await told('program.run')).length).toBe(runs)
    for (const client of ['A', 'B'])
      await expect
        .poll(async () => {
          const events = await lab.trace()
          const begun = events.findLastIndex(({ kind }) => kind === 'program.run')
          const now = events.slice(begun)
          return now.some((e) => e.kind === 'client.connect' && e.client === client && e.namespace === '/')
        })
        .toBe(true)
  }
  await lab.add('내 앱')
  await page.keyboard.press('Escape')
  await lab.connect('A', 'B')
  await lab.settled('A', 'B')
  await page.keyboard.press('p')
  await page.getByRole('tab', { name: '네임스페이스', exact: true }).click()

  // The seed's 뉴스 and 스포츠, a pattern and an option: three changes of the code, and one run when the learner says so.
  const atOnce = page.getByRole('checkbox', { name: '코드를 바꾸면 바로 실행하기' })
  await atOnce.uncheck()
  await act('server.js에 넣기').click()
  await act('코드에 넣기').last().click()
  await panel.getByRole('checkbox', { name: 'cleanupEmptyChildNamespaces' }).check()
  await expect(lab.code).toContainText('cleanupEmptyChildNamespaces: true')
  await expect(lab.code).toContainText('// 4. Socket.IO 이벤트 처리 시작')
  expect(await told('program.run')).toHaveLength(1)
  await page.getByRole('button', { name: '다시 실행' }).click()
  await settled(2)
  expect((await told('namespace.create')).map(({ namespace }) => namespace)).toEqual(
    expect.arrayContaining(['/news', '/sports']),
  )

  // A joins /news over the connection that it has.
  const shakes = async () =>
    (await told('http.request')).filter(({ url, client }) => client === 'A' && !url.includes('sid='))
  const before = (await shakes()).length
  await space.fill('/news')
  await expect(panel).toContainText('var news = io("http://localhost:4000/news")')
  await act('들어가기').click()
  await expect.poll(async () => (await inSpace('/news', 'A')).length).toBe(1)
  await expect(panel).toContainText('있던 연결로 들어갔어요.')
  const [joined] = await inSpace('/news', 'A')
  const home = (await inSpace('/', 'A')).at(-1)
  expect(joined?.connection).toBe(home?.connection)
  expect(joined?.id).not.toBe(home?.id)
  expect((await shakes()).length).toBe(before)
  await expect.poll(async () => (await told('client.connect')).some(({ id }) => id === joined?.id)).toBe(true)
  for (const id of [joined?.connection, joined?.id, home?.id])
    await expect(panel.getByRole('button', { name: new RegExp(`(sid|소켓 ID) ${id},`) })).toBeVisible()

  // Each id is a way to the moment in which the client was told it, and is there in that moment. The newest first.
  for (const id of [joined?.id, joined?.connection]) {
    const own = panel.getByRole('button', { name: new RegExp(`(sid|소켓 ID) ${id},`) })
    await own.click()
    await expect(own).toHaveAttribute('aria-current', 'true')
  }

  // io.emit reaches the main namespace, io.of("/news").emit reaches /news.
  const heard = async () =>
    (await told('client.receive'))
      .filter(({ event }) => event === 'hello')
      .map(({ client, namespace }) => `${client} ${namespace}`)
      .sort()
  await act('보내기').first().click()
  await expect.poll(heard).toEqual(['A /', 'B /'])
  await act('보내기').last().click()
  await expect.poll(heard).toEqual(['A /', 'A /news', 'B /'])
  await expect(panel.getByRole('button', { name: /, 받았어요: / })).toHaveCount(3)

  // A namespace that is not there: the refusal as it crossed, and the way to its moment.
  await act('/none').click()
  await act('들어가기').click()
  const refusal = '44/none,{"message":"Invalid namespace"}'
  await expect.poll(async () => (await frames()).includes(`down ${refusal}`)).toBe(true)
  await expect
    .poll(async () => (await told('client.connect_error')).map(({ message }) => message))
    .toEqual(['Invalid namespace'])
  await act(refusal).click()
  await expect(act(refusal)).toHaveAttribute('aria-current', 'true')
  await expect(lab.truth).toContainText('없는 네임스페이스')
  expect((await shakes()).length).toBe(before)

  // A pattern makes a namespace as it is asked for, and it goes when it is empty.
  await act('/room-1').click()
  await act('들어가기').click()
  await expect.poll(async () => (await inSpace('/room-1', 'A')).length).toBe(1)
  expect((await told('namespace.create')).find(({ namespace }) => namespace === '/room-1')?.pattern).toBe(
    '/^\\/room-\\d+$/',
  )
  await act('나가기').click()
  await expect
    .poll(async () => (await told('namespace.delete')).map((one) => one.namespace))
    .toEqual(['/room-1'])
  await expect.poll(async () => (await frames()).includes('up 41/room-1,')).toBe(true)

  // Without the option the empty one stays.
  await atOnce.check()
  await panel.getByRole('checkbox', { name: 'cleanupEmptyChildNamespaces' }).uncheck()
  await settled(3)
  await act('들어가기').click()
  await expect.poll(async () => (await inSpace('/room-1', 'A')).length).toBe(2)
  await act('나가기').click()
  await expect
    .poll(async () => (await told('socket.disconnect')).filter((one) => one.namespace === '/room-1').length)
    .toBe(2)
  await lab.say('[...io._nsps.keys()].join()')
  await expect.poll(async () => (await told('program.console')).at(-1)?.value).toContain('/room-1')
  expect(await told('namespace.delete')).toHaveLength(1)
})
