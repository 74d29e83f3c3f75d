import { expect, test } from 'vitest'
import { openHistory, remember, walk } from '../../client/features/console/history.ts'

test('arrows walk to older lines and back to what was being written', () => {
  const history = remember(remember(openHistory([]), 'io.emit("a")'), 'io.emit("b")')
  const older = walk(history, -1, 'half writ')
  expect(older?.text).toBe('io.emit("b")')
  const oldest = older && walk(older.history, -1, older.text)
  expect(oldest?.text).toBe('io.emit("a")')
  expect(oldest && walk(oldest.history, -1, oldest.text)).toBeNull()
  const back = oldest && walk(oldest.history, 1, oldest.text)
  expect(back?.text).toBe('io.emit("b")')
  expect(back && walk(back.history, 1, back.text)?.text).toBe('half writ')
  expect(walk(history, 1, '')).toBeNull()
})

test('the same line twice in a row is kept once, and old lines are let go', () => {
  let history = remember(remember(openHistory([]), 'x'), 'x')
  expect(history.lines).toEqual(['x'])
  for (let i = 0; i < 300; i += 1) history = remember(history, `line ${i}`)
  expect(history.lines.length).toBe(100)
  expect(history.lines.at(-1)).toBe('line 299')
})
