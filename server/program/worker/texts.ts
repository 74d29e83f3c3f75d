/** The files of a program as QuickJS runs them, by their number: what is woven into each, and the way back to its lines. */
import { type LabFile, type LabFiles, pathsOf } from '#shared/files/files.ts'
import { entry, isCode, pathIn, wholeName } from '#shared/files/resolve.ts'
import { limitWords } from '../protocol/limitWords.ts'
import { fileIn, lineIn, placeNumber } from '../protocol/places.ts'
import { applyEdits, type Edited } from '../text/edits.ts'
import type { ProgramSource } from '../text/program.ts'
import { mostReadHere, type Read, readSource, type Source } from '../text/source.ts'
import { wovenIn } from '../text/transform.ts'
import { explain, placeAsV8, readFor } from '../text/wording.ts'

/** `excuse`: does what is no time of the program's. */
export function createTexts(program: ProgramSource, files: LabFiles, excuse: <T>(work: () => T) => T) {
  const paths = pathsOf(files)
  const numbers = new Map(paths.map((path, number) => [path, number]))
  const reads = new Map<string, Read>(Object.entries(program.others))
  reads.set(entry, { ok: true, source: program.entry })
  const texts = new Map<number, Edited>()
  /** Of these QuickJS could not read what was woven in. */
  const plain = new Set<number>()

  const fileAt = (number: number): LabFile | undefined => {
    const path = paths[number]
    if (number === 0) return program.entry.code
    return path !== undefined && Object.hasOwn(files, path) ? files[path] : undefined
  }

  /** A file of code. One that nobody saw that the program would come to, is read now if it is short. */
  function read(number: number): Read {
    const path = paths[number] ?? ''
    const known = reads.get(path)
    if (known) return known
    const text = fileAt(number)
    if (typeof text !== 'string' || !isCode(path) || text.length > mostReadHere)
      return { ok: false, problem: { message: limitWords.unread } }
    const names = wovenIn(program.entry.names, number)
    const made = excuse(() => readSource(text, { names, isEntry: false }))
    const kept: Read = made.ok ? { ok: true, source: made.source } : made
    reads.set(path, kept)
    return kept
  }

  function sourceOf(number: number): Source | undefined {
    const found = read(number)
    return found.ok ? found.source : undefined
  }

  function textOf(number: number): Edited | undefined {
    const known = texts.get(number)
    const source = known ? undefined : sourceOf(number)
    if (!source) return known
    const text = excuse(() => applyEdits(source.code, plain.has(number) ? source.plainEdits : source.edits))
    texts.set(number, text)
    return text
  }

  return {
    paths,
    names: program.entry.names,
    read,
    fileAt,
    /** The number of a file by its whole name. */
    numberOf(whole: string): number | undefined {
      const path = pathIn(whole)
      return path === undefined ? undefined : numbers.get(path)
    },
    nameOf: (number: number): string => wholeName(paths[number] ?? entry),
    code: (number: number): string => textOf(number)?.text ?? '',
    /** From now on a file without anything woven in. False: it is so already. */
    makePlain(number: number): boolean {
      if (plain.has(number)) return false
      plain.add(number)
      texts.delete(number)
      return true
    },
    /** Where the program's author sees a place of the woven text: as V8 tells it. */
    shown(place: number, column: number): { place: number; column: number } {
      const [source, text] = [sourceOf(fileIn(place)), textOf(fileIn(place))]
      if (!source || !text) return { place, column }
      excuse(() => readFor(source.code))
      const at = placeAsV8(source.code, text.original({ line: lineIn(place), column }))
      return { place: placeNumber(fileIn(place), at.line), column: at.column }
    },
    /** What V8 says where QuickJS says `message`. */
    explain(message: string, place: number, column: number): string {
      const [source, text] = [sourceOf(fileIn(place)), textOf(fileIn(place))]
      if (!source || !text || lineIn(place) === 0) return explain('', message, undefined)
      excuse(() => readFor(source.code))
      return explain(source.code, message, text.original({ line: lineIn(place), column }))
    },
    /** The first place of the program in a stack of QuickJS's. */
    placeIn(stack: string): { place: number; column: number } {
      for (const [, whole = '', line, column = '1'] of stack.matchAll(
        /(\/app\/[^\n]*?):(\d+)(?::(\d+))?\)?$/gm,
      )) {
        const number = numbers.get(pathIn(whole) ?? '')
        const text = number === undefined ? undefined : textOf(number)
        if (number === undefined || !text) continue
        const at = text.original({ line: Number(line), column: Number(column) })
        return { place: placeNumber(number, at.line), column: at.column }
      }
      return { place: 0, column: 0 }
    },
  }
}
export type Texts = ReturnType<typeof createTexts>
