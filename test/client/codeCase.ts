/** An option changed in a program: what comes out, letter by letter. */
import { expect, test } from 'vitest'
import { readSetting, writeSettings } from '../../client/lab/code/settings.ts'

interface Case {
  what: string
  text: string
  path: readonly string[]
  /** The new value; `null` takes the option away. */
  code: string | null
  to: string
}
export const interval = ['pingInterval']
export const origin = ['cors', 'origin']

/** Each case is a test; what came out stays as it is when the same is asked again. */
export function testCases(cases: readonly Case[]): void {
  for (const { what, text, path, code, to } of cases)
    test(`${code === null ? 'taken away' : 'written'}: ${what}`, () => {
      expect(writeSettings(text, 'server', [{ path, code }])).toMatchObject({ ok: true, text: to })
      expect(writeSettings(to, 'server', [{ path, code }])).toMatchObject({ ok: true, text: to })
      expect(readSetting(to, 'server', path).is).toBe(code === null ? 'absent' : 'set')
    })
}
