/** Which parts are told in the list, and how each is known. */
import { isEmpty, type Part, partsWithin } from '#shared/wire/part.ts'

/** Names a part within its text. */
export const idOf = ({ kind, span }: Part): string => `${kind}.${span[0]}.${span[1]}`

/** Drawn as a box around other parts; what it says stands above theirs. */
const boxes = new Set([
  'http.request',
  'http.response',
  'http.body',
  'http.payload',
  'ws.frame',
  'ws.message',
  'eio.packet',
  'sio.packet',
  'sio.msgpack',
])
export const isBox = ({ kind }: Part): boolean => boxes.has(kind)

export const isHeader = ({ kind }: Part): boolean => kind.startsWith('header.')
/** Parts of a value, which are told within its row. */
const isInner = ({ kind }: Part): boolean => kind.startsWith('json.')

/** Fields that their protocol knows are told as a whole: what they mean is more than their key and their value. */
const wholes = /^(open\.|sio\.(sid|pid|offset|refusalMessage|placeholder)|http\.error(Code|Message))/
/** The parts that are told by themselves. */
export const shownParts = ({ kind, parts = [] }: Part): readonly Part[] =>
  wholes.test(kind) ? parts.filter((part) => part.kind === 'unread') : parts

export interface Row {
  id: string
  part: Part
  beside: readonly Part[]
  /** Parts within its value, told below it while one of them is lit. */
  inner: readonly { id: string; part: Part; beside: readonly Part[] }[]
}

/** A row for each part but headers, letters before the boxes around them; of the packets of a payload, only for those of `packet`. */
export function rowsOf(whole: Part, packet: Part | null): Row[] {
  const rows: Row[] = []
  const visit = (part: Part, beside: readonly Part[]): void => {
    if (isHeader(part) || (part.kind === 'eio.packet' && packet !== null && part !== packet)) return
    if (part.kind === 'eio.separator' && rows.some((row) => row.part.kind === part.kind)) return
    const parts = shownParts(part)
    const inner = parts.filter(isInner).flatMap((one) => innerOf(one, parts))
    rows.push({ id: idOf(part), part, beside, inner })
    for (const one of parts)
      if (!isInner(one)) visit(one, parts)
      else for (const deep of partsWithin(one)) if (deep.kind === 'unread') visit(deep, [deep])
  }
  visit(whole, [whole])
  const boxed = rows.filter(({ part }) => isBox(part))
  const letters = rows.filter(({ part }) => !isBox(part) && (!isEmpty(part.span) || part.problem))
  return [...letters, ...boxed]
}

function innerOf(part: Part, beside: readonly Part[]): Row['inner'] {
  const others = partsWithin(part)
    .slice(1)
    .filter(({ kind }) => kind !== 'unread')
  return [
    { id: idOf(part), part, beside },
    ...others.map((one) => ({ id: idOf(one), part: one, beside: [] })),
  ]
}

/** The row that tells of a part. */
export function rowFor(rows: readonly Row[], lit: string | null): Row | undefined {
  if (lit === null) return undefined
  return rows.find(({ id, inner }) => id === lit || inner.some((one) => one.id === lit))
}
