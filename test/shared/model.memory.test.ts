/** A model that is read from without an end forgets what is old, and says so. */
import { expect, test } from 'vitest'
import { createModel } from '#shared/model/model.ts'
import { answer, get, open, traceOf } from '../client/sessions/facts.ts'

test('what is told of a unit that is forgotten is unknown; an answer without its request still has its packets', () => {
  const events = traceOf([
    get('A', 'transport=polling'),
    get('A', 'transport=polling&sid=s1'),
    { kind: 'wire.edited', of: 1, data: '' },
    { ...answer(1, open), connection: 's1' },
  ])
  const told = (remembers?: number) => {
    const model = createModel(remembers === undefined ? {} : { remembers })
    return events.map((event) => model.take(event))
  }
  expect(told().map(({ is }) => is)).toEqual(['crossed', 'crossed', 'turned', 'crossed'])
  const forgetful = told(1)
  expect(forgetful.map(({ is }) => is)).toEqual(['crossed', 'crossed', 'unknown', 'crossed'])
  const last = forgetful[3]
  expect(last?.is === 'crossed' && last.unit.kind === 'response' && last.unit.exchange).toBeNull()
  expect(last?.is === 'crossed' && last.unit.packets.map(({ text }) => text)).toEqual([open])
})
