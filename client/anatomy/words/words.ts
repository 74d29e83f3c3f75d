/** What is said of a part: its name, one sentence, and more for who asks. */
import type { Direction } from '#shared/trace.ts'
import type { Part, PartKind } from '#shared/wire/part.ts'
import { engineWords } from './engineWords.ts'
import { frameWords } from './frameWords.ts'
import { httpWords } from './httpWords.ts'
import { jsonWords } from './jsonWords.ts'
import { socketWords } from './socketWords.ts'

/** The part as it stands in its packet. */
export interface About {
  /** As it was sent. */
  text: string
  direction: Direction
  part: Part
  /** The parts among which it stands, itself included. */
  beside: readonly Part[]
}
export interface Words {
  name: string
  /** Code stands between backticks. At most 48 letters. */
  says: string | ((about: About) => string)
  /** Two to four sentences. */
  more?: string
}

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
