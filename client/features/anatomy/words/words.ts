/** What is said of a part: its name, one sentence, and more for who asks. */
import type { PartKind } from '#shared/wire/part.ts'
import type { About, Words } from './about.ts'
import { engineWords } from './engineWords.ts'
import { frameWords } from './frameWords.ts'
import { httpWords } from './httpWords.ts'
import { jsonWords } from './jsonWords.ts'
import { socketWords } from './socketWords.ts'

export const words: Record<PartKind, Words> = {
  ...httpWords,
  ...frameWords,
  ...engineWords,
  ...socketWords,
  ...jsonWords,
}

/** The sentence of a part. */
export function sentenceOf(about: About): string {
  const { says } = words[about.part.kind]
  return typeof says === 'string' ? says : says(about)
}
