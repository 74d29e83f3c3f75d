import { expect, test } from 'vitest'
import { createWorkspace, safely } from '../../client/lab/workspace.ts'

const keeper = () => {
  const values = new Map<string, string>()
  return {
    values,
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
    removeItem: (key: string) => void values.delete(key),
  }
}

/** A browser with tabs that can be opened, reloaded, duplicated and closed. */
const browser = () => {
  const local = keeper()
  let time = 1_000_000
  const open = (session = keeper(), reloaded = false) => {
    const workspace = createWorkspace({ local, session, reloaded, now: () => time })
    workspace.beat()
    return { ...workspace, session }
  }
  return { local, open, pass: (ms: number) => (time += ms) }
}

test('a reload keeps what was written', () => {
  const { open } = browser()
  const tab = open()
  tab.write('program', 'one')
  const again = open(tab.session, true)
  expect(again.id).toBe(tab.id)
  expect(again.read('program')).toBe('one')
})

test('a second tab has its own workspace with a copy of the program and its files only', () => {
  const { open } = browser()
  const first = open()
  first.write('program', 'one')
  first.write('files', { 'rooms.js': '1' })
  first.write('lab', { id: 'x' })
  const second = open()
  expect(second.id).not.toBe(first.id)
  expect(second.read('program')).toBe('one')
  expect(second.read('files')).toEqual({ 'rooms.js': '1' })
  expect(second.read('lab')).toBeUndefined()
  second.write('program', 'two')
  expect(first.read('program')).toBe('one')
})

test('a duplicated tab carries the other tab’s session storage, and still has its own workspace', () => {
  const { open } = browser()
  const first = open()
  const copy = keeper()
  for (const [key, value] of first.session.values) copy.setItem(key, value)
  expect(open(copy).id).not.toBe(first.id)
})

test('a closed page that is opened again gets its workspace back', () => {
  const { open } = browser()
  const tab = open()
  tab.write('clients', ['A'])
  tab.leave()
  expect(open().read('clients')).toEqual(['A'])
})

test('a tab that crashed gives its workspace back after a while', () => {
  const { open, pass } = browser()
  const tab = open()
  pass(200_000)
  expect(open().id).toBe(tab.id)
})

test('old workspaces are forgotten, open ones never', () => {
  const { local, open, pass } = browser()
  const first = open()
  first.write('program', 'mine')
  const tabs = Array.from({ length: 20 }, () => open())
  expect(new Set(tabs.map((tab) => tab.id)).size).toBe(20)
  expect(first.read('program')).toBe('mine')
  pass(200_000)
  open()
  open()
  expect([...local.values.keys()].filter((key) => key.endsWith('.value.program')).length).toBeLessThanOrEqual(
    13,
  )
})

test('a storage that refuses still keeps values for as long as the page is open', () => {
  const refusing = safely(() => {
    throw new Error('SecurityError')
  })
  refusing.setItem('a', '1')
  expect(refusing.getItem('a')).toBe('1')
  refusing.removeItem('a')
  expect(refusing.getItem('a')).toBeNull()
})
