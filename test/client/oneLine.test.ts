import { expect, test } from 'vitest'
import { shortened, visible } from '../../client/features/anatomy/bytes.ts'
import { flowOf } from '../../client/pictures/flow/flow.ts'
import { noteWords } from '../../client/pictures/names.ts'
import { oneLine } from '../../client/pictures/oneLine.ts'
import { everything } from './sessions/session.ts'

const html = 'HTTP 404\n<!DOCTYPE html>\n<html lang="en">\n<head>\n'

test('a row has one line, whatever crossed or was told', () => {
  const laneOf = () => undefined
  const rows = [...flowOf(everything).crossings.values()].map((crossing) =>
    oneLine(crossing.via === 'wire' ? crossing.raw : noteWords(crossing, laneOf)),
  )
  expect(rows.length).toBeGreaterThan(50)
  for (const row of [...rows, oneLine(html)]) expect(row).not.toContain('\n')
  expect(oneLine(html)).toBe('HTTP 404 <!DOCTYPE html> <html lang="en"> <head> ')
})

test('no control character is drawn as a picture that fonts do not have', () => {
  const all = String.fromCharCode(...Array.from({ length: 33 }, (_, code) => code), 127)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
  expect(visible(all)).not.toMatch(/[\x00-\x1f\x7f\u2400-\u243f]/)
  expect(visible('4a\x1e2')).toBe('4a\\x1e2')
  expect(visible('a\nb')).toBe('a↵b')
  expect(visible('a\nb', { breaks: true })).toBe('a↵\nb')
  expect(shortened(visible('<p>\n</p>'), 5)).toBe('<p>↵<…')
})
