/** What is wrong in a lesson's file is told with its line and the reason. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { afterAll, expect, test } from 'vitest'
import { lessonFolder, readLessons } from '../../scripts/lessons/lessonFiles.ts'
import { lessonsPlugin } from '../../scripts/lessons/lessonsPlugin.ts'
import { readLesson } from '../../scripts/lessons/readLesson.ts'
import { type Spoiled, spoiled } from './support/spoiled.ts'

const name = '06-cors.md'
const good = readFileSync(join(lessonFolder, name), 'utf8')

const lineOf = (text: string, index: number) => text.slice(0, index).split('\n').length
function spoil({ from, to, at }: Spoiled) {
  expect(good.split(from)).toHaveLength(2)
  const text = good.replace(from, () => to)
  const lines = good.split('\n')
  const other = text.split('\n').findIndex((line, i) => line !== lines[i]) + 1
  return { text, line: at === undefined ? other : lineOf(text, text.indexOf(at)) }
}

test('[V2] the file that is spoiled here is good before', () => {
  expect(readLesson(name, good)).toMatchObject({ ok: true, lesson: { id: 'cors', number: 6 } })
  expect(readLesson(name, good.replaceAll('\n', '\r\n'))).toEqual(readLesson(name, good))
})

for (const one of spoiled)
  test(`[V2] ${one.what} is told with its line and the reason`, () => {
    const { text, line } = spoil(one)
    const read = readLesson(name, text)
    const problems = read.ok ? [] : read.problems
    expect(problems.map((problem) => problem.line)).toContain(line)
    const message = problems.find((problem) => problem.line === line)?.message ?? ''
    for (const says of one.says) expect(message).toContain(says)
    // What an author has to read is Korean, but for the words of the YAML parser.
    expect(message).toMatch(/[가-힣]/)
    expect(message).not.toMatch(/Invalid|expected/)
  })

test('[V2] all that is wrong is told at once', () => {
  const text = good.replace('minutes: 12', 'minutes: 0').replace('panel: cors', 'panel: corz')
  const read = readLesson(name, text)
  expect(read.ok ? [] : read.problems.map(({ line }) => line)).toEqual([6, 8])
})

test('[V2] a file of another name is told so', () => {
  for (const wrong of ['6-cors.md', 'cors.md', '06_cors.md', '06-CORS.md'])
    expect(readLesson(wrong, good)).toMatchObject({
      ok: false,
      problems: [{ line: 1, message: expect.stringContaining('06-cors.md') }],
    })
})

const root = mkdtempSync(join(tmpdir(), 'lessons-'))
afterAll(() => rmSync(root, { recursive: true }))
function folderOf(of: string, files: Readonly<Record<string, string>>): string {
  const folder = join(root, of, 'docs/lessons')
  mkdirSync(folder, { recursive: true })
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text)
  return folder
}

test('[V2] two files with one id or one number are told; a README is not a chapter', () => {
  const path = readFileSync(join(lessonFolder, '05-path.md'), 'utf8')
  const twins = folderOf('id', { '06-cors.md': good, '07-again.md': good, 'README.md': '# 수업' })
  expect(() => readLessons(twins)).toThrow(/07-again\.md:1: .*06-cors\.md과 번호나 id가 같아요/)
  const numbers = folderOf('number', { '06-cors.md': good, '06-path.md': path })
  expect(() => readLessons(numbers)).toThrow(/06-path\.md:1: .*06-cors\.md과 번호나 id가 같아요/)
})

test('[V2] what is wrong in several files is told together', () => {
  const broken = folderOf('several', {
    '06-cors.md': good.replace('panel: cors', 'panel: corz'),
    'seven.md': good,
  })
  expect(() => readLessons(broken)).toThrow(/06-cors\.md:8: panel: [\s\S]*seven\.md:1: /)
})

test('[V2] a build of the page ends with file, line and reason', async () => {
  const folder = folderOf('build', { '06-cors.md': good.replace('panel: cors', 'panel: corz') })
  const entry = join(root, 'build/entry.js')
  writeFileSync(entry, "import { lessons } from 'virtual:lessons'\nconsole.log(lessons)")
  const page = () =>
    build({
      configFile: false,
      logLevel: 'silent',
      root: join(root, 'build'),
      plugins: [lessonsPlugin(folder)],
      build: { write: false, rolldownOptions: { input: entry } },
    })
  await expect(page()).rejects.toThrow(/docs\/lessons\/06-cors\.md:8: panel: 쓸 수 없는 값이에요/)
  cpSync(join(lessonFolder, name), join(folder, name))
  expect(JSON.stringify(await page())).toContain('막는 쪽은 누구일까')
})
