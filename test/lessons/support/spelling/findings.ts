/** Everything that is wrong with the Korean of some pages, each with its file and line. */
import { code, joint } from './canvas.ts'
import type { Page } from './pages.ts'
import { rules } from './rules.ts'
import { misspelled, wordsOf } from './words.ts'

export function findings(pages: readonly Page[]): string[] {
  const words = pages.flatMap(({ file, text }) => wordsOf(text).map((word) => ({ ...word, file })))
  const unknown = misspelled(words).map(({ file, line, text }) => ({
    file,
    line,
    say: `${text}: 사전에 없는 말이에요`,
  }))
  return [...unknown, ...pages.flatMap(broken)]
    .sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1))
    .map(({ file, line, say }) => `${file}:${line}: ${say}`)
}

function broken({ file, text }: Page) {
  const applied = rules.filter(({ under }) => !under || under.test(file))
  return text.split('\n').flatMap((marked, i) => {
    const line = marked
      .replace(/`[^`]*`/g, code)
      .replaceAll(joint, '')
      .replaceAll('*', '')
    return applied.flatMap(({ found, why }) => {
      const match = found.exec(line)
      return match ? [{ file, line: i + 1, say: `${match[0].trim()}: ${why}` }] : []
    })
  })
}
