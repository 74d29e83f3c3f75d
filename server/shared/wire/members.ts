/** Gives the members of a JSON object the names that their protocol has for them. */
import type { Part, PartKind } from './part.ts'

/** The name of a member, as JSON means it. */
export function keyOf(text: string, member: Part): string | null {
  const key = member.kind === 'json.member' ? member.parts?.[0] : undefined
  if (key?.kind !== 'json.key') return null
  return JSON.parse(text.slice(key.span[0], key.span[1])) as string
}

/** The parts of an object; members with a name in `names` are known by it, others by `other`. */
export function renameMembers(
  text: string,
  object: Part,
  names: { readonly [key: string]: PartKind },
  other: PartKind = 'json.member',
  layer: Part['layer'] = object.layer,
): Part[] {
  return (object.parts ?? []).map((part) => {
    const key = keyOf(text, part)
    if (key === null) return part
    return Object.hasOwn(names, key)
      ? { ...part, kind: names[key] ?? other }
      : { ...part, kind: other, layer }
  })
}
