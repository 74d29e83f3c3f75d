/** An upgrade that comes to nothing. */
import { expect, test } from 'vitest'
import type { Fact } from '#shared/trace.ts'
import { flowOf } from '../../client/pictures/flow/flow.ts'
import { answer, browser, get, open, traceOf } from './sessions/facts.ts'
import { rolesOf, stepsOf } from './sessions/session.ts'

test('a WebSocket that closes while it is on trial ends the upgrade, and polling goes on', () => {
  const socket = '/socket.io/?EIO=4&transport=websocket&sid=s1'
  const flow = flowOf(
    traceOf([
      get('A', 'transport=polling'),
      answer(1, open),
      {
        kind: 'http.request',
        client: 'A',
        connection: 's1',
        method: 'GET',
        url: socket,
        headers: { ...browser, upgrade: 'websocket' },
        body: '',
        size: 0,
      },
      { kind: 'http.response', client: 'A', request: 3, status: 101, headers: {}, body: '', size: 0 },
      { kind: 'ws.open', client: 'A', connection: 's1', socket: 1, url: socket, headers: {} } as Fact,
      { kind: 'ws.close', client: 'A', connection: 's1', socket: 1 } as Fact,
    ]),
  )
  expect(stepsOf(flow, 'disconnect')).toEqual([])
  expect(rolesOf(stepsOf(flow, 'upgrade')[0])).toBe('upgrade-request upgrade-answer ws-end')
  expect(flow.lines.lanes['A']).toBe('polling')
})
