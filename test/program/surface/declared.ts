/** The members that a class or interface of a library has for its users, read from the library's own `.d.ts`. */
import { readFileSync } from 'node:fs'
import { parseSync } from 'rolldown/experimental'

/** A class or interface, and the file of a package where it stands: `['socket.io', 'dist/socket.d.ts', 'Socket']`. */
export type Declared = readonly [packageName: string, file: string, name: string]

interface Member {
  type: string
  key?: { name?: string; value?: unknown }
  accessibility?: 'private' | 'protected' | 'public'
  start: number
}
interface Declaration {
  type: string
  id?: { name?: string }
  body: { body: Member[] }
}
interface Comment {
  value: string
  end: number
}

/** Names of all members that are neither private nor protected, of all declarations with these names. A name in front of
 *  which the library's comment says `@private` or `@internal` is not for users either; nor is one that begins with `_`. */
export function declaredNames(all: readonly Declared[]): ReadonlySet<string> {
  return new Set(all.flatMap(namesIn))
}

function namesIn([packageName, file, wanted]: Declared): string[] {
  const text = readFileSync(new URL(`../../../node_modules/${packageName}/${file}`, import.meta.url), 'utf8')
  const { program, comments, errors } = parseSync(file, text, { lang: 'dts' })
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`)
  const declarations = declarationsIn(program).filter(({ id }) => id?.name === wanted)
  if (declarations.length === 0) throw new Error(`${file} declares no ${wanted}`)
  const isInner = (member: Member) => {
    const before = comments.findLast(({ end }) => end <= member.start)
    return (
      before !== undefined && isJustBefore(text, before, member) && /@private|@internal/.test(before.value)
    )
  }
  return declarations
    .flatMap(({ body }) => body.body)
    .filter((member) => member.accessibility !== 'private' && member.accessibility !== 'protected')
    .filter((member) => !isInner(member))
    .map(({ key }) => String(key?.name ?? key?.value))
    .filter((name) => !name.startsWith('_') && name !== 'constructor' && name !== 'undefined')
}

const isJustBefore = (text: string, { end }: Comment, { start }: Member): boolean =>
  text.slice(end, start).trim() === ''

function declarationsIn(node: unknown): Declaration[] {
  if (Array.isArray(node)) return node.flatMap(declarationsIn)
  if (node === null || typeof node !== 'object') return []
  const { type } = node as { type?: string }
  const own = type === 'ClassDeclaration' || type === 'TSInterfaceDeclaration' ? [node as Declaration] : []
  return [...own, ...Object.values(node).flatMap(declarationsIn)]
}
