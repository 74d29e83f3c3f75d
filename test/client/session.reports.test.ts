import { expect, test } from 'vitest'
import type { ClientReport } from '#shared/trace.ts'
import { createReports } from '../../client/reports.ts'

const log = (text: string): ClientReport => ({ kind: 'client.log', client: 'A', level: 'log', text })
const textOf = (report: ClientReport) => (report.kind === 'client.log' ? report.text : '')

test('reports leave in order, none twice, in messages that the server takes', () => {
  const reports = createReports()
  const all = Array.from({ length: 1_000 }, (_, i) => `${i} ${'가'.repeat(i % 300)}`)
  for (const text of all) reports.add([log(text)])
  const left: string[] = []
  for (let batch = reports.take(); batch; batch = reports.take()) {
    expect(batch.length).toBeLessThanOrEqual(400)
    expect(new TextEncoder().encode(JSON.stringify(batch)).length).toBeLessThan(350_000)
    left.push(...batch.map(textOf))
  }
  expect(left).toEqual(all)
})

test('one report that is large goes alone, and the oldest are let go when too many wait', () => {
  const reports = createReports()
  reports.add([log('x'.repeat(150_000)), log('next')])
  expect(reports.take()?.length).toBe(1)
  expect(reports.take()?.map(textOf)).toEqual(['next'])
  reports.add(Array.from({ length: 3_000 }, (_, i) => log(String(i))))
  expect(reports.take()?.map(textOf)[0]).toBe('1000')
})
