/** 모든 옵션, the client’s: each 해 보기 is pressed, and what it names is looked for on the real wire and in what the
 *  client’s own page reported, by rules of this test’s own. */
import type { TraceEvent } from '#shared/trace.ts'
import { expect, test } from '../support/test.ts'

type Events = readonly TraceEvent[]
type Of<K extends TraceEvent['kind']> = TraceEvent & { kind: K }
type Seen = (events: Events) => boolean

const all = <K extends TraceEvent['kind']>(events: Events, kind: K): Of<K>[] =>
  events.filter((event): event is Of<K> => event.kind === kind && event.client !== 'B')
const asked =
  (fits: (request: Of<'http.request'>) => boolean): Seen =>
  (events) =>
    all(events, 'http.request').some(fits)
const url =
  (pattern: RegExp): Seen =>
  (events) =>
    all(events, 'http.request').some((request) => pattern.test(request.url) && request.method === 'GET')
const isJoin = (text: unknown) => typeof text === 'string' && /^40(\{|$)/.test(text)
const posted = (events: Events) => all(events, 'http.request').filter(({ method }) => method === 'POST')
const textsUp = (events: Events): string[] => [
  ...posted(events).flatMap(({ body }) => String(body).split('\x1e')),
  ...all(events, 'ws.frame')
    .filter(({ direction }) => direction === 'up')
    .map(({ data }) => String(data)),
]
const waited =
  (fits: (ms: number) => boolean): Seen =>
  (events) =>
    all(events, 'client.waiting').some(({ delay }) => fits(delay))
/** Two namespaces, and no connection that carries both. */
const apart: Seen = (events) => {
  const joined = all(events, 'client.connect')
  const two = joined.find(({ namespace }) => namespace === '/two')
  const main = joined.find(({ namespace }) => namespace === '/')
  return two !== undefined && main !== undefined && two.connection !== main.connection
}
/** An event went by polling, and no WebSocket was asked for by that session. */
const onPolling: Seen = (events) => {
  const event = posted(events).find(({ body }) => String(body).includes('42["no-one"]'))
  const upgrades = all(events, 'http.request').filter((one) => one.url.includes('transport=websocket'))
  return event !== undefined && !upgrades.some((one) => one.url.includes(`sid=${event.connection}`))
}
const failedWith =
  (message: string, least: number, most: number): Seen =>
  (events) => {
    const error = all(events, 'client.connect_error').find((one) => one.message === message)
    const first = all(events, 'http.request').find(({ url: asks }) => !asks.includes('sid='))
    const ms = error && first ? error.at - first.at : -1
    return ms >= least && ms <= most
  }

/** What is in the client’s code, and what is seen of it. */
const effects: Record<string, [code: string, seen: Seen]> = {
  auth: [
    'auth: { token: "abcd" }',
    (events) => posted(events).some(({ body }) => body === '40{"token":"abcd"}'),
  ],
  query: ['query: { a: "1" }', url(/^\/socket\.io\/\?a=1&EIO=4&transport=polling/)],
  transports: [
    'transports: ["websocket"]',
    (events) =>
      url(/transport=websocket$/)(events) &&
      all(events, 'client.connect').some(({ transport }) => transport === 'websocket'),
  ],
  path: ['path: "/chat"', url(/^\/chat\/\?EIO=4/)],
  autoConnect: ['autoConnect: false', (events) => all(events, 'client.connect').length === 1],
  reconnection: [
    'reconnection: false',
    (events) =>
      all(events, 'wire.cut').length > 0 &&
      all(events, 'client.disconnect').some(({ retries }) => !retries) &&
      all(events, 'client.waiting').length === 0,
  ],
  reconnectionAttempts: [
    'reconnectionAttempts: 2',
    (events) =>
      all(events, 'client.reconnecting')
        .map(({ attempt }) => attempt)
        .join() === '1,2' && all(events, 'client.connect_error').at(-1)?.retries === false,
  ],
  reconnectionDelay: ['reconnectionDelay: 300', waited((ms) => ms >= 150 && ms <= 450)],
  reconnectionDelayMax: ['reconnectionDelayMax: 300', waited((ms) => ms === 300)],
  randomizationFactor: ['randomizationFactor: 0', waited((ms) => ms === 400)],
  timeout: ['timeout: 1000', failedWith('timeout', 800, 5_000)],
  ackTimeout: [
    'ackTimeout: 1000',
    (events) =>
      textsUp(events).some((text) => /^42\d+\["no-one"\]$/.test(text)) &&
      all(events, 'client.log').some(({ text }) => text === 'Error: operation has timed out'),
  ],
  retries: [
    'retries: 2',
    (events) => new Set(textsUp(events).filter((text) => text.endsWith('["no-one",1]'))).size >= 2,
  ],
  extraHeaders: [
    'extraHeaders: { "x-token": "abcd" }',
    (events) =>
      asked(
        ({ method, headers }) =>
          method === 'OPTIONS' && headers['access-control-request-headers'] === 'x-token',
      )(events) && asked(({ method, headers }) => method === 'GET' && headers['x-token'] === 'abcd')(events),
  ],
  withCredentials: [
    'withCredentials: true',
    asked(({ method, headers }) => method === 'POST' && /^io=/.test(String(headers['cookie']))),
  ],
  upgrade: ['upgrade: false', onPolling],
  rememberUpgrade: ['rememberUpgrade: true', url(/transport=websocket$/)],
  tryAllTransports: [
    'tryAllTransports: true',
    (events) => {
      const requests = all(events, 'http.request').filter(({ url: asks }) => !asks.includes('sid='))
      return requests[0]?.url.includes('websocket') === true && requests[1]?.url.includes('polling') === true
    },
  ],
  forceNew: ['forceNew: true', apart],
  multiplex: ['multiplex: false', apart],
  parser: [
    'parser: msgpackParser',
    (events) =>
      posted(events).some(({ body }) => typeof body === 'string' && body.startsWith('bg6R0eXBlA')) &&
      !posted(events).some(({ body, seq }) => isJoin(body) && seq > (all(events, 'client.run')[0]?.seq ?? 0)),
  ],
  forceBase64: [
    'forceBase64: true',
    (events) =>
      all(events, 'ws.frame').some(({ data, opcode }) => opcode === 1 && data === 'bAQID') &&
      url(/[?&]b64=1/)(events),
  ],
  addTrailingSlash: ['addTrailingSlash: false', url(/^\/socket\.io\?EIO=4/)],
  timestampRequests: ['timestampRequests: false', url(/^\/socket\.io\/\?EIO=4&transport=polling$/)],
  timestampParam: ['timestampParam: "ts"', url(/^\/socket\.io\/\?EIO=4&transport=polling&ts=\w+$/)],
  requestTimeout: ['requestTimeout: 1000', failedWith('xhr poll error', 800, 5_000)],
  transportOptions: [
    'transportOptions: { polling: {',
    (events) =>
      asked(({ method, headers }) => method === 'GET' && headers['x-only'] === 'polling')(events) &&
      !asked(({ url: asks, headers }) => asks.includes('websocket') && 'x-only' in headers)(events),
  ],
  transportImplementations: ['transportImplementations: [Fetch]', onPolling],
  protocols: ['protocols: ["chat"]', asked(({ headers }) => headers['sec-websocket-protocol'] === 'chat')],
  closeOnBeforeunload: [
    'closeOnBeforeunload: true',
    (events) =>
      all(events, 'ws.frame').some(
        ({ direction, opcode, size }) => direction === 'up' && opcode === 8 && size === 0,
      ),
  ],
}
const untried =
  'useNativeTimers autoUnref perMessageDeflate agent pfx key cert ca ciphers rejectUnauthorized'.split(' ')

test('each 해 보기 of the client’s options shows what it names, on the wire and at the client', async ({
  lab,
}) => {
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

  for (const name of untried) {
    await row(name).click()
    await expect(card(name)).toContainText('여기서는 해 볼 수 없어요')
  }
  for (const [name, [code, seen]] of Object.entries(effects)) {
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
