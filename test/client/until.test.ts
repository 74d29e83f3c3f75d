/** Waiting for a store: what is found is found once, and nobody is listened to after that. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createStore } from 'zustand/vanilla'
import { until } from '../../client/lab/until.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A store that says how many listen to it. */
function counted(value: number) {
  const store = createStore(() => ({ value }))
  let listeners = 0
  const subscribe: typeof store.subscribe = (listener) => {
    const stop = store.subscribe(listener)
    listeners += 1
    return () => {
      listeners -= 1
      stop()
    }
  }
  return { ...store, subscribe, listeners: () => listeners }
}
const big = ({ value }: { value: number }) => (value > 2 ? `big ${value}` : null)

test('what is there already is found at once, what comes later when it comes', async () => {
  const store = counted(3)
  expect(await until(store, big)).toBe('big 3')
  store.setState({ value: 0 })
  const later = until(store, big)
  store.setState({ value: 1 })
  expect(store.listeners()).toBe(1)
  store.setState({ value: 5 })
  store.setState({ value: 9 })
  expect(await later).toBe('big 5')
  expect(store.listeners()).toBe(0)
})

test('a question that is answered with yes or no ends with yes', async () => {
  const store = counted(0)
  const yes = until(store, ({ value }) => value === 7)
  store.setState({ value: 7 })
  expect(await yes).toBe(true)
})

test('when the time is over, or nobody waits, it is null and nobody listens', async () => {
  const store = counted(0)
  const late = until(store, big, { ms: 100 })
  vi.advanceTimersByTime(100)
  expect(await late).toBeNull()
  const leaving = new AbortController()
  const left = until(store, big, { ms: 100, signal: leaving.signal })
  leaving.abort()
  expect(await left).toBeNull()
  expect(await until(counted(5), big, { signal: leaving.signal })).toBeNull()
  expect(store.listeners()).toBe(0)
  expect(vi.getTimerCount()).toBe(0)
})
