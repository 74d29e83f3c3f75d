/** Finds options by their name, their Korean words, or a name that people take for theirs. */

import { find } from '../../../lab/code/find.ts'
import { propertiesOf } from '../../../lab/code/objects.ts'
import { lineAt, parse } from '../../../lab/code/tree.ts'
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

/** Options of server.js whose names Socket.IO does not know: it ignores them and says nothing. */
interface Stranger {
  name: string
  line: number
  /** The option that is meant, where one is known by that name. */
  meant: string | null
}

/** A name that no option has, so that the object it would stand in is found. */
const nobody = ' '

/** None where the options can't be read. */
export function strangersIn(text: string, entries: readonly OptionEntry[]): Stranger[] {
  const source = parse(text)
  const place = find(source, 'server', [nobody])
  if (place.is !== 'missing') return []
  return propertiesOf(source, place.object).flatMap(({ name, node }) => {
    if (name === null || entries.some((entry) => entry.name === name)) return []
    const [hit] = searchOptions(entries, name)
    const meant = hit && hit.misnomer !== null ? hit.entry.name : nearby(name, entries)
    return [{ name, line: lineAt(text, node.from), meant }]
  })
}

/** The same letters in another case: `pinginterval`. */
const nearby = (name: string, entries: readonly OptionEntry[]): string | null =>
  entries.find((entry) => entry.name.toLowerCase() === name.toLowerCase())?.name ?? null
