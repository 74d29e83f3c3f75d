/** The Korean words of a text, and which of them are misspelled by the dictionary and by our own list of terms. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { code, joint } from './canvas.ts'
import { roundabout } from './gaps.ts'
import { unknownWords } from './hunspell.ts'

/** Words of Socket.IO, the web and our page that the dictionary lacks; one a line, sorted. */
export const terms = readFileSync(join(import.meta.dirname, '../../words.txt'), 'utf8')
  .trimEnd()
  .split('\n')

export interface Word {
  text: string
  /** From 1. */
  line: number
  /** Whether something that is no Korean word stands right before it: code, a number, a closing quote. */
  attached: boolean
  /** Where marks stand inside: **한 번 더**에서는. */
  halves?: readonly [string, string]
}

/** Code, and the name of a step that a particle is attached to. */
const spans = /`[^`]*`|한 번 더(?=[가-힣])/g

/** What may stand before a word without being one. */
const opening = /(?<!\S)["'“‘([{<]+$/

export function wordsOf(text: string): Word[] {
  return text.split('\n').flatMap((line, i) => {
    const plain = line.replace(spans, (all) => code.repeat(all.length)).replaceAll('*', joint)
    return [...plain.matchAll(/[가-힣ㄱ-ㅣ\u2060]+/g)].flatMap((match): Word[] => {
      const [first = '', ...rest] = match[0].split(joint).filter((part) => part !== '')
      if (first === '') return []
      const attached = /\S$/.test(plain.slice(0, match.index).replace(opening, ''))
      const word = { text: first + rest.join(''), line: i + 1, attached }
      return [rest.length === 0 ? word : { ...word, halves: [first, rest.join('')] }]
    })
  })
}

/** Nouns that the dictionary knows with every particle, 하다 and 되다: one that ends in a vowel, in ㄹ, in another consonant. */
const known = { vowel: '시도', l: '연결', other: '선택' }
function standIn(term: string): string {
  const final = ((term.codePointAt(term.length - 1) ?? 0) - 0xac00) % 28
  return final === 0 ? known.vowel : final === 8 ? known.l : known.other
}

/** The ways in which a word can be right: by itself, as what stands behind code, as one of our terms with what may stand
 *  behind it; and each of them told otherwise. A way is a list of words that must all be known. */
function readings({ text, attached, halves }: Word): string[][] {
  const ours = terms.filter((term) => text.startsWith(term))
  const plain = [
    text,
    ...(attached ? behindAny(text) : []),
    ...ours.map((term) => standIn(term) + text.slice(term.length)),
  ]
  const [head, tail] = halves ?? []
  return [
    ...plain.flatMap((word) => [[word], ...roundabout(word)]),
    ...(head && tail ? behindAny(tail).map((word) => [head, word]) : []),
  ]
}

const behindAny = (text: string) => Object.values(known).map((noun) => noun + text)

/** The words of which no reading is known. */
export function misspelled<W extends Word>(words: readonly W[]): W[] {
  const ways = new Map(words.map((word) => [keyOf(word), readings(word)]))
  const unknown = unknownWords(new Set([...ways.values()].flat(2)))
  const wrong = (way: readonly string[]) => way.some((part) => unknown.has(part))
  return words.filter((word) => ways.get(keyOf(word))?.every(wrong))
}

const keyOf = ({ text, attached, halves }: Word) => `${attached} ${halves?.join(joint) ?? text}`
