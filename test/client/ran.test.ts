/** Which text ran at a moment. */
import { expect, test } from 'vitest'
import type { TraceEvent } from '#shared/trace.ts'
import { ranAt } from '../../client/pictures/ran.ts'

const run = (seq: number, text: string): TraceEvent => ({ seq, at: seq, kind: 'program.run', text, run: seq })
const page = (seq: number, text: string): TraceEvent => ({
  seq,
  at: seq,
  kind: 'client.run',
  client: 'B',
  text,
  origin: 'http://localhost:3000',
})

test('a file is as its newest run before the moment had it, also where that event is gone', () => {
  const known = { standing: [run(1, '하나')], events: [page(5, '비'), run(6, '둘'), page(7, '다음 비')] }
  const at = (seq: number) => Object.fromEntries(ranAt(known, seq))
  expect(at(4)).toEqual({ 'server.js': '하나' })
  expect(at(5)).toEqual({ 'server.js': '하나', 'client-b.js': '비' })
  expect(at(6)).toEqual({ 'server.js': '둘', 'client-b.js': '비' })
  expect(at(9)).toEqual({ 'server.js': '둘', 'client-b.js': '다음 비' })
})
