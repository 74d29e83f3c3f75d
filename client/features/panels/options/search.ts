/** Finds options by their name, their Korean words, or a name that people take for theirs. */
import type { OptionEntry } from './entry.ts'

export interface Hit {
  entry: OptionEntry
  /** The name that was looked for, where no option has it and this one is meant. */
  misnomer: string | null
}

const plain = (text: string) => text.toLowerCase().replace(/[\s_-]/g, '')

/** A small number is a better hit; `null` is none. */
function rankOf(
  { name, meta }: OptionEntry,
  query: string,
): { rank: number; misnomer: string | null } | null {
  const own = plain(name)
  if (own === query) return { rank: 0, misnomer: null }
  const misnomer = meta.misnomers?.find((other) => plain(other) === query)
  if (misnomer !== undefined) return { rank: 1, misnomer }
  if (own.startsWith(query)) return { rank: 2, misnomer: null }
  if (own.includes(query) || plain(meta.label).includes(query)) return { rank: 3, misnomer: null }
  const near = meta.misnomers?.find((other) => plain(other).startsWith(query))
  if (near !== undefined) return { rank: 4, misnomer: near }
  return plain(meta.help + meta.wire).includes(query) ? { rank: 5, misnomer: null } : null
}

/** Every option that fits, the best first; all of them for an empty query. */
export function searchOptions(entries: readonly OptionEntry[], typed: string): Hit[] {
  const query = plain(typed)
  if (query === '') return entries.map((entry) => ({ entry, misnomer: null }))
  return entries
    .flatMap((entry) => {
      const found = rankOf(entry, query)
      return found ? [{ entry, ...found }] : []
    })
    .sort((a, b) => a.rank - b.rank)
    .map(({ entry, misnomer }) => ({ entry, misnomer }))
}
