/** What a page says of its clients, by the schema of `server/shared/control.ts`, bent now and then. */
import { bent, json, nearly, word } from './values.js'

const kinds = [
  'connecting',
  'connect',
  'connect_error',
  'upgrade',
  'disconnect',
  'reconnecting',
  'waiting',
  'emit',
  'receive',
  'answer',
  'log',
  'error',
  'run',
  'gone',
  'act',
  'wire',
]

const own = {
  connecting: (random) => ({
    namespace: '/',
    url: 'http://localhost:4000',
    timeout: 20_000,
    transports: [word(random)],
  }),
  connect: () => ({ namespace: '/', id: 'abc', transport: 'polling' }),
  connect_error: (random) => ({ namespace: '/', message: word(random), data: json(random), retries: true }),
  upgrade: () => ({ transport: 'websocket' }),
  disconnect: (random) => ({ namespace: '/', reason: word(random), retries: false }),
  reconnecting: (random) => ({ attempt: random.pick([1, 0, -5, 1e15]) }),
  waiting: (random) => ({ delay: random.pick([0, 1_000, 1e308]) }),
  emit: (random) => ({
    namespace: '/',
    event: word(random).slice(0, 900),
    args: [json(random)],
    line: 3,
    ack: false,
  }),
  receive: (random) => ({ namespace: '/', event: 'news', args: random.times(0, 3, () => json(random)) }),
  answer: (random) => ({ namespace: '/', event: 'news', args: [json(random)] }),
  log: (random) => ({ text: word(random), level: 'log' }),
  error: (random) => ({ text: word(random), level: 'error', line: 1 }),
  run: (random) => ({ text: 'x'.repeat(random.pick([1, 3_000, 64_001])), origin: 'http://localhost:3000' }),
  gone: () => ({}),
  act: (random) => ({
    deed: random.pick([
      { do: 'connect' },
      { do: 'disconnect' },
      { do: 'emit', namespace: '/', event: 'x', args: [1], ack: true },
      { do: 'evaluate', code: word(random) },
      { do: 'x' },
    ]),
  }),
  wire: (random) => ({
    packets: random.times(0, 5, () => ({
      direction: 'up',
      transport: 'polling',
      text: word(random).slice(0, 90),
      when: random.pick([0, 1e12, -1]),
    })),
    within: 2,
  }),
}

/** One report. */
export function report(random) {
  const kind = random.pick(kinds)
  return bent(random, {
    kind: `client.${kind}`,
    client: nearly(random, random.pick(['A', 'B', 'Z']), 0.04),
    ...own[kind](random),
  })
}
