import { join } from 'node:path'
import { expect, test } from 'vitest'

const { inputOf } = await import(join(import.meta.dirname, 'fuzz.js'))
const { doors } = await import(join(import.meta.dirname, 'doors.js'))

test.each<{ name: string }>(doors)(
  '[F8] an input at the door $name is the same whenever seed and number are',
  (door) => {
    const some = (seed: string) => Array.from({ length: 50 }, (_, at) => inputOf(seed, door, at))
    expect(some('7')).toEqual(some('7'))
    expect(some('7')).not.toEqual(some('8'))
    expect(new Set(some('7').map((input) => JSON.stringify(input))).size).toBeGreaterThan(15)
  },
)
