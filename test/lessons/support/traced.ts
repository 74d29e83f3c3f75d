/** Events as a trace has them, from what they say. */
import type { Fact, TraceEvent } from '../../../server/shared/trace.ts'

/** `at`: where a test minds the time; otherwise ten milliseconds lie between any two. */
export const traced = (facts: readonly (Fact & { at?: number })[], from = 1): TraceEvent[] =>
  facts.map((fact, i) => ({ at: (from + i) * 10, ...fact, seq: from + i }) as TraceEvent)

export const joins = (client: string, id: string, connection = `of-${client}`): Fact => ({
  kind: 'socket.connect',
  client,
  connection,
  namespace: '/',
  id,
})
export const leaves = (client: string, id: string, connection = `of-${client}`): Fact => ({
  kind: 'socket.disconnect',
  client,
  connection,
  namespace: '/',
  id,
  reason: 'transport close',
})
export const says = (text: string): Fact => ({ kind: 'program.log', level: 'log', text })
export const runs = (run = 1): Fact => ({ kind: 'program.run', text: '', run })
export const opensPage = (client: string): Fact => ({
  kind: 'client.run',
  client,
  text: '',
  origin: 'http://localhost:3000',
})
export const hears = (client: string, message: string): Fact => ({
  kind: 'client.connect_error',
  client,
  namespace: '/',
  message,
  retries: true,
})
