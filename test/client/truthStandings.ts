/** Connections that were lost or stand, and packets that wait, by cause: the plainest evidence that shows it. */
import type { Fact } from '#shared/trace.ts'
import {
  answered,
  asked,
  client,
  connected,
  connection,
  frame,
  origin,
  parted,
  running,
} from './truthFacts.ts'

const connecting: Fact = { kind: 'client.connecting', client, namespace: '/', url: 'http://localhost:4000' }
/** Of the newest failure, or of how things stand. */
export const standings: Record<string, readonly Fact[]> = {
  'client-disconnect': [
    ...running(),
    ...connected(),
    ...parted('io client disconnect', 'client namespace disconnect'),
  ],
  'server-disconnect': [
    ...running(),
    ...connected(),
    ...parted('io server disconnect', 'server namespace disconnect'),
  ],
  'program-error': [
    ...running(),
    ...connected(),
    { kind: 'program.stop', reason: 'error' },
    ...parted('transport close', null),
  ],
  'program-limit': [
    ...running(),
    ...connected(),
    { kind: 'program.stop', reason: 'limit' },
    ...parted('transport close', null),
  ],
  'lab-closed': [
    ...running(),
    ...connected(),
    { kind: 'program.stop', reason: 'closed' },
    ...parted('transport close', null),
  ],
  'program-replaced': [
    ...running(),
    ...connected(),
    { kind: 'program.stop', reason: 'replaced' },
    ...running(),
    ...parted('transport close', null),
  ],
  'wire-cut': [
    ...running(),
    ...connected(),
    { kind: 'wire.cut', client, of: 5 },
    ...parted('transport close', 'transport close'),
  ],
  'payload-websocket': [
    ...running(),
    ...connected(),
    { kind: 'ws.close', client, connection, socket: 5, code: 1009 },
    ...parted('transport close', 'transport error', { detail: 'Max payload size exceeded' }),
  ],
  'payload-polling': [
    ...running(),
    ...connected(),
    asked(`transport=polling&sid=${connection}`, { method: 'POST', connection }),
    { ...answered(10, 413), connection } as Fact,
    ...parted('transport close', 'transport error', { detail: 'payload too large' }),
  ],
  'ping-timeout-client': [...running(), ...connected(), ...parted('ping timeout', 'transport close')],
  'ping-timeout-server': [...running(), ...connected(), ...parted('transport close', 'ping timeout')],
  'server-close': [...running(), ...connected(), ...parted('transport close', 'server shutting down')],
  'invalid-packet-up': [
    ...running(),
    ...connected(),
    ...parted('transport close', 'forced close', { detail: 'invalid payload' }),
  ],
  'other-parser': [
    ...running({ parser: 'socket.io-msgpack-parser' }),
    asked(),
    { kind: 'engine.open', client, connection, transport: 'websocket' },
    frame('up', '40'),
    { kind: 'engine.close', client, connection, transport: 'websocket', reason: 'forced close' },
    { kind: 'client.disconnect', client, namespace: '/', reason: 'transport close', retries: true },
  ],
  'conn-close': [...running(), ...connected(), ...parted('transport close', 'forced close')],
  'not-joined': [...running(), ...connected(), ...parted('transport close', 'forced server close')],
  'engine-close': [...running(), ...connected(), ...parted('forced close', 'transport close')],
  'invalid-packet-down': [...running(), ...connected(), ...parted('parse error', 'transport close')],
  'bad-frame': [...running(), ...connected(), ...parted('transport close', 'parse error')],
  'connection-lost': [
    ...running(),
    ...connected(),
    { kind: 'engine.upgrade', client, connection, transport: 'websocket' },
    ...parted('transport close', 'transport close'),
  ],
  'unexplained-loss': [...running(), ...connected(), ...parted('transport close', 'transport close')],
  'connect-timeout': [
    ...running(),
    asked(),
    { kind: 'engine.open', client, connection, transport: 'polling' },
    answered(5, 200, { 'access-control-allow-origin': '*' }),
    {
      kind: 'engine.close',
      client,
      connection,
      transport: 'polling',
      reason: 'forced close',
      waited: 45_000,
    },
  ],
  'page-closed': [...running(), ...connected(), { kind: 'client.gone', client }],
  'upgrade-blocked': [
    ...running(),
    ...connected(),
    asked(`transport=websocket&sid=${connection}`, { connection }),
    { kind: 'wire.dropped', of: 10, by: 'block' },
  ],
  'upgrade-refused': [
    ...running(),
    ...connected(),
    asked(`transport=websocket&sid=${connection}`, { connection }),
    { ...answered(10, 400), connection } as Fact,
  ],
  silence: [
    ...running(),
    ...connected(),
    {
      kind: 'wire.conditions',
      network: { lab: { hold: null, delay: null, blockUpgrade: false, silence: 'up' }, clients: {} },
    },
  ],
  outside: [{ ...asked(), client: 'ext-1' } as Fact],
  connecting: [...running(), connecting],
  connected: [...running(), ...connected()],
  'one-sided': [
    ...running(),
    ...connected(),
    { kind: 'socket.disconnect', client, connection, namespace: '/', id: 'id1', reason: 'ping timeout' },
  ],
  idle: [...running(), { kind: 'client.run', client, text: '', origin }],
}
const ws: readonly Fact[] = [...running(), ...connected()]
const held = (direction: 'up' | 'down', of: number): Fact => ({ kind: 'wire.held', of, direction, types: [] })
/** Of the newest packet. */
export const waiting: Record<string, readonly Fact[]> = {
  'pong-held': [...ws, frame('up', '3'), held('up', 10)],
  'ping-held': [...ws, frame('down', '2'), held('down', 10)],
  'handshake-held': [...running(), asked(), held('up', 5)],
  'open-held': [
    ...running(),
    asked(),
    answered(5, 200, { 'access-control-allow-origin': '*' }, '0{"sid":"s"}'),
    held('down', 6),
  ],
  'upgrade-held': [...ws, frame('up', '2probe'), held('up', 10)],
  'packet-dropped': [...ws, frame('up', '43[1]'), { kind: 'wire.dropped', of: 10, by: 'learner' }],
  'event-dropped': [...ws, frame('down', '42["chat",1]'), { kind: 'wire.dropped', of: 10, by: 'learner' }],
  vanished: [...ws, frame('up', '42["chat",1]'), { kind: 'wire.dropped', of: 10, by: 'silence' }],
  'held-closed': [
    ...ws,
    frame('up', '42["chat",1]'),
    held('up', 10),
    { kind: 'wire.dropped', of: 10, by: 'closed' },
  ],
  delayed: [...ws, frame('up', '42["chat",1]'), { kind: 'wire.delayed', of: 10, ms: 400 }],
  edited: [
    ...ws,
    frame('up', '42["chat",1]'),
    held('up', 10),
    { kind: 'wire.edited', of: 10, data: '42["chat",2]' },
    { kind: 'wire.released', of: 10 },
  ],
  'packet-held-up': [...ws, frame('up', '42["chat",1]'), held('up', 10)],
  'packet-held-down': [...ws, frame('down', '42["chat",1]'), held('down', 10)],
}
