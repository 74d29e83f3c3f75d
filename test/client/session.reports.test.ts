import { expect, test } from 'vitest'
import type { ClientReport } from '#shared/trace.ts'
import { createReporting, createReports } from '../../client/lab/reporting.ts'

const log = (text: string): ClientReport => ({ kind: 'client.log', client: 'A', level: 'log', text })
const textOf = (report: ClientReport) => (report.kind === 'client.log' ? report.text : '')

test('reports leave in order, none twice, in messages that the server takes', () => {
  const reports = createReports(() => null)
  const all = Array.from({ length: 1_000 }, (_, i) => `${i} ${'가'.repeat(i % 300)}`)
  for (const text of all) reports.add([log(text)])
  const left: string[] = []
  for (let batch = reports.take(); batch; batch = reports.take()) {
    expect(batch.length).toBeLessThanOrEqual(100)
    expect(new TextEncoder().encode(JSON.stringify(batch)).length).toBeLessThan(350_000)
    left.push(...batch.map(textOf))
  }
  expect(left).toEqual(all)
})

test('one report that is large goes alone, and the oldest are let go when too many wait', () => {
  const reports = createReports(() => null)
  reports.add([log('x'.repeat(150_000)), log('next')])
  expect(reports.take()?.length).toBe(1)
  expect(reports.take()?.map(textOf)).toEqual(['next'])
  reports.add(Array.from({ length: 3_000 }, (_, i) => log(String(i))))
  const kept = reports.take()?.map(textOf) ?? []
  expect(kept[0]).toContain('1000개')
  expect(kept[1]).toBe('1000')
  expect(reports.take()?.map(textOf)[0]).toBe('1099')
})

test('packets leave with the times of the trace, and not at all before its clock is known', () => {
  const wire: ClientReport = {
    kind: 'client.wire',
    client: 'A',
    packets: [{ direction: 'up', transport: 'polling', text: '40', when: 1_000 }],
  }
  const early = createReports(() => null)
  early.add([wire, log('after')])
  expect(early.take()).toEqual([log('after')])
  const reports = createReports((moment) => ({ at: moment - 900.004, within: 1.239 }))
  reports.add([wire])
  expect(reports.take()).toEqual([
    { ...wire, packets: [{ direction: 'up', transport: 'polling', text: '40', when: 100 }], within: 1.24 },
  ])
})

test('what somebody did leaves at once, with what waits; words of a client wait for more', () => {
  const left: string[][] = []
  const taker = () => (reports: readonly ClientReport[]) => void left.push(reports.map(({ kind }) => kind))
  const reporting = createReporting({ toTrace: () => null, taker })
  reporting.add([log('one')])
  expect(left).toEqual([])
  reporting.add([{ kind: 'client.run', client: 'A', text: '', origin: 'null' }])
  expect(left).toEqual([['client.log', 'client.run']])
  reporting.forget()
})
