/** What docs/dev/seed-coverage.md says of the chapters is so. */
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { expect, test } from 'vitest'
import { lessonFolder } from '../../scripts/lessons/lessonFiles.ts'
import type { Lesson } from '../../server/shared/lesson/lesson.ts'
import { chapterFiles } from './support/chapters.ts'

const source = readFileSync(join(import.meta.dirname, '../../docs/dev/seed-coverage.md'), 'utf8')
const chapters = new Map(chapterFiles.map(({ path, lesson }) => [basename(path), lesson]))

interface Row {
  line: number
  /** Words and names between backticks, by the column. */
  cells: readonly (readonly string[])[]
}
function rowsOf(markdown: string): Row[] {
  const root = fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
  return root.children
    .flatMap((node) => (node.type === 'table' ? node.children.slice(1) : []))
    .map((row) => ({
      line: row.position?.start.line ?? 0,
      cells: row.children.map((cell) =>
        cell.children.flatMap((child) => (child.type === 'inlineCode' ? [child.value] : [])),
      ),
    }))
}
const rows = rowsOf(source).map(({ line, cells: [, words = [], files = [], reached = []] }) => ({
  line,
  word: words[0] ?? '',
  file: files[0] ?? '',
  reached,
}))

/** All that a row can name of a chapter. */
function namesOf({ tasks, probes, steps, predict }: Lesson): Set<string> {
  const written = Object.entries(steps).flatMap(([id, blocks]) => (blocks.length > 0 ? [`step ${id}`] : []))
  return new Set([
    ...tasks.flatMap((task) => [
      ...task.goals.map(({ id }) => `goal ${task.id}.${id}`),
      ...task.mistakes.map(({ id }) => `mistake ${task.id}.${id}`),
    ]),
    ...probes.map(({ id }) => `probe ${id}`),
    ...(predict ? ['step predict'] : []),
    ...written,
  ])
}

test('[V6] each row names a chapter, a word that stands in it, and goals, mistakes, probes or steps that it has', () => {
  expect(rows.length).toBeGreaterThan(60)
  const wrong = rows.flatMap(({ line, word, file, reached }) => {
    const lesson = chapters.get(file)
    if (!lesson) return [`${line}: there is no ${file}`]
    const text = readFileSync(join(lessonFolder, file), 'utf8')
    const names = namesOf(lesson)
    return [
      ...(word !== '' && text.includes(word) ? [] : [`${line}: ${word} does not stand in ${file}`]),
      ...(reached.length > 0 ? [] : [`${line}: nothing is named`]),
      ...reached.filter((name) => !names.has(name)).map((name) => `${line}: ${file} has no ${name}`),
    ]
  })
  expect(wrong).toEqual([])
})

test('[V6] each chapter is named, and every row by something that runs', () => {
  const named = new Set(rows.map(({ file }) => file))
  expect([...chapters.keys()].filter((file) => !named.has(file))).toEqual([])
  const onlyRead = rows.filter(({ reached }) => reached.every((name) => name.startsWith('step ')))
  expect(onlyRead).toEqual([])
})

test('[V6] each of the seed’s sections has its table, and each of the six that are not exact a row', () => {
  const sections = source.split(/^## /m).slice(1)
  expect(sections.map((section) => rowsOf(section).length > 0)).toEqual([true, true, true, true, true, true])
  const inexact = sections.at(-1) ?? ''
  expect([...inexact.matchAll(/^\| (\d)\. /gm)].map(([, number]) => Number(number))).toEqual([
    1, 2, 3, 4, 5, 6,
  ])
})
