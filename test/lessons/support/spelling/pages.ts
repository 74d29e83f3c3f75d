/** Every file whose Korean a learner, a teacher or a newcomer reads. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { hangul } from './canvas.ts'
import { markdownText } from './markdownText.ts'
import { sourceText } from './sourceText.ts'

const root = join(import.meta.dirname, '../../../..')

export interface Page {
  file: string
  /** The file's Korean text, every letter in its line. */
  text: string
}

const places: readonly { folder: string; name: RegExp }[] = [
  { folder: 'docs/lessons', name: /\.md$/ },
  { folder: 'docs/guide', name: /\.md$/ },
  { folder: 'client', name: /(?<!\.d)\.tsx?$/ },
  { folder: 'server/shared', name: /\.ts$/ },
]

export function koreanPages(): Page[] {
  const files = places.flatMap(({ folder, name }) =>
    readdirSync(join(root, folder), { recursive: true })
      .map((file) => `${folder}/${String(file).replaceAll('\\', '/')}`)
      .filter((file) => name.test(file))
      .sort(),
  )
  return ['README.md', ...files].flatMap((file) => {
    const source = readFileSync(join(root, file), 'utf8').replaceAll('\r\n', '\n')
    if (!hangul.test(source)) return []
    const text = file.endsWith('.md')
      ? markdownText(source)
      : sourceText(source, file.endsWith('x') ? 'tsx' : 'ts')
    return hangul.test(text) ? [{ file, text }] : []
  })
}
