/** The secret of an installation is whole or not there at all, and what stands in its way is said in one sentence. */
import * as disk from 'node:fs'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Disk, readSecret } from '../../server/lab/secret.ts'
import { Refusal } from '../../server/shared/problem.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'secret-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const file = () => join(folder, 'secret')
/** What is said, in one sentence of one line. */
function refusal(act: () => unknown): string {
  try {
    act()
  } catch (error) {
    if (error instanceof Refusal) return error.problem.message
    throw error
  }
  return ''
}
const failing = (code: string) => () => {
  throw Object.assign(new Error(code), { code })
}
const saidInKorean = /^[^\n]*[가-힣][^\n]*요\.$/

test('[L30] the secret is made once, is nobody else’s to read, and is all that is left in the folder', () => {
  const secret = readSecret(folder)
  expect(secret).toMatch(/^[\w-]{43}$/)
  expect(readSecret(folder)).toBe(secret)
  expect(readFileSync(file(), 'utf8')).toBe(secret)
  if (process.platform !== 'win32') expect(statSync(file()).mode & 0o777).toBe(0o600)
  expect(readdirSync(folder)).toEqual(['secret'])
})

test('[L30] a folder that is not there yet is made', () => {
  expect(readSecret(join(folder, 'a/b'))).toMatch(/^[\w-]{43}$/)
})

test('[L30] an empty secret, which a full disk left, is made anew', () => {
  for (const nothing of ['', '\n']) {
    writeFileSync(file(), nothing)
    const secret = readSecret(folder)
    expect(secret).toMatch(/^[\w-]{43}$/)
    expect(readFileSync(file(), 'utf8')).toBe(secret)
  }
})

test.each([
  ['short', 'abc'],
  ['cut off', 'x'.repeat(42)],
  ['of zero bytes', '\0'.repeat(43)],
  ['of something else', `{"a": "${'x'.repeat(50)}"}`],
])('[L30] a secret that is %s is neither used nor replaced; what to do is said', (_name, text) => {
  writeFileSync(file(), text)
  const said = refusal(() => readSecret(folder))
  expect(said).toMatch(saidInKorean)
  expect(said).toContain(file())
  expect(readFileSync(file(), 'utf8')).toBe(text)
})

/** A disk that takes so many bytes, and no more. */
const full = (room: number, code = 'ENOSPC'): Disk => ({
  ...disk,
  writeSync: ((opened: number, bytes: Buffer, at: number) => {
    const left = room - at
    if (left <= 0) failing(code)()
    return disk.writeSync(opened, bytes, at, Math.min(left, bytes.length - at))
  }) as Disk['writeSync'],
})
test.each([
  ['writing begins', full(0)],
  ['it is half written', full(20)],
  ['it is made sure of', { ...disk, fsyncSync: failing('ENOSPC') }],
  ['it gets its name', { ...disk, linkSync: failing('ENOSPC') }],
])('[L30] a disk that is full when %s leaves nothing, and the next start makes a whole one', (_name, fs) => {
  const said = refusal(() => readSecret(folder, fs))
  expect(said).toMatch(saidInKorean)
  expect(said).toContain('디스크가 가득')
  expect(readdirSync(folder)).toEqual([])
  expect(readSecret(folder)).toMatch(/^[\w-]{43}$/)
})

test('[L30] a disk that writes bit by bit, or has no links, gets a whole one too', () => {
  const bit: Disk = {
    ...disk,
    linkSync: failing('EPERM'),
    writeSync: ((opened: number, bytes: Buffer, at: number) =>
      disk.writeSync(opened, bytes, at, Math.min(5, bytes.length - at))) as Disk['writeSync'],
  }
  expect(readSecret(folder, bit)).toBe(readFileSync(file(), 'utf8'))
})

test('[L30] whoever comes second takes the secret of whoever came first', () => {
  let first = ''
  const late: Disk = {
    ...disk,
    linkSync: ((from: string, to: string) => {
      first ||= readSecret(folder)
      disk.linkSync(from, to)
    }) as Disk['linkSync'],
  }
  expect(readSecret(folder, late)).toBe(first)
  expect(readdirSync(folder)).toEqual(['secret'])
})

/** Where a folder can't be. */
const problems: readonly [string, (here: (name: string) => string) => string][] = [
  [
    'a file',
    (here) => {
      writeFileSync(here('f'), 'x')
      return here('f')
    },
  ],
  [
    'below a file',
    (here) => {
      writeFileSync(here('f'), 'x')
      return here('f/data')
    },
  ],
  [
    'a link to nowhere',
    (here) => {
      symlinkSync(here('none/none'), here('l'))
      return here('l')
    },
  ],
  [
    'a link to itself',
    (here) => {
      symlinkSync(here('l'), here('l'))
      return here('l')
    },
  ],
  ['a device', () => '/dev/null'],
  ['longer than a name may be', (here) => here('x'.repeat(300))],
]
test.each(problems)('[L31] a data folder that is %s is named, with what to do', (_name, make) => {
  const place = make((name) => join(folder, name))
  const said = refusal(() => readSecret(place))
  expect(said).toMatch(saidInKorean)
  expect(said).toContain(place)
  expect(said).toContain('DATA_DIR=')
})

test('[L31] so is a folder in the secret’s own place', () => {
  mkdirSync(file())
  expect(refusal(() => readSecret(folder))).toContain(file())
})

test.each(['EROFS', 'EACCES', 'EPERM', 'EDQUOT', 'EIO'])(
  '[L31] a disk that says %s is told in one sentence',
  (code) => {
    for (const broken of ['mkdirSync', 'readFileSync', 'openSync'] as const) {
      const said = refusal(() => readSecret(folder, { ...disk, [broken]: failing(code) }))
      expect(said).toMatch(saidInKorean)
      expect(said).toContain(folder)
    }
    expect(existsSync(file())).toBe(false)
  },
)
