/** Options of server.js whose names Socket.IO does not know: it ignores them and says nothing. */
import { find } from '../../../lab/code/find.ts'
import { propertiesOf } from '../../../lab/code/objects.ts'
import { lineAt, parse } from '../../../lab/code/tree.ts'
import type { OptionEntry } from './entry.ts'
import { searchOptions } from './search.ts'

export interface Stranger {
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
