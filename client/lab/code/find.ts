/** Finds where an option stands in a program, or where it would be put, or why nobody can tell. */
import type { SyntaxNode } from '@lezer/common'
import { type Call, callsIn, strangerIn, type Target } from './calls.ts'
import { literalOf } from './literal.ts'
import { type Named, objectNamed, type Property, propertiesOf } from './objects.ts'
import { surveyOf } from './survey.ts'
import { bare, childrenOf, codeOf, lineAt, type Source } from './tree.ts'
import * as words from './words.ts'

export interface Unclear {
  is: 'unclear'
  message: string
  line: number | null
}
export type Place =
  | Unclear
  /** The call has no options yet; `instead`: an argument that says so, such as `undefined`. */
  | { is: 'none'; call: Call; instead: SyntaxNode | null }
  | { is: 'here'; object: SyntaxNode; property: Property }
  /** `rest`: what of the path is missing in `object`. `hidden`: it may come from a spread or a computed name. */
  | { is: 'missing'; object: SyntaxNode; rest: readonly string[]; hidden: boolean }
  /** The way ends at a plain value such as `cors: true`. */
  | { is: 'plain'; object: SyntaxNode; property: Property; rest: readonly string[] }

type Options = Unclear | { is: 'none'; call: Call; instead: SyntaxNode | null } | Holder
interface Holder {
  is: 'object'
  object: SyntaxNode
}

const looksLikeOptions = /opt|conf|setting/i

function findOptions(source: Source, target: Target): Options {
  const unclear = (message: string, node: SyntaxNode | null): Unclear => ({
    is: 'unclear',
    message,
    line: node && lineAt(source.text, node.from),
  })
  const [call] = callsIn(source, target)
  if (!call) {
    const other = strangerIn(source, target)
    return other ? unclear(words.stranger[target], other) : unclear(words.noCall[target], null)
  }
  const { isBroken } = surveyOf(source)
  if (isBroken(call.node)) return unclear(words.broken, call.node)
  const [first, second] = call.args
  if (call.args.some(({ name }) => name === 'Spread'))
    return unclear(words.spreadArguments[target], call.argList)
  const known = (named: Named, node: SyntaxNode): Options => {
    if (named.is === 'shared') return unclear(words.shared[target], node)
    if (named.is === 'unknown') return unclear(words.elsewhere[target], node)
    if (isBroken(named.node)) return unclear(words.broken, named.node)
    return { is: 'object', object: named.node }
  }
  if (!first) return { is: 'none', call, instead: null }
  const firstNamed = objectNamed(source, first)
  const isOptions =
    !second && bare(first).name === 'VariableName' && looksLikeOptions.test(codeOf(source, first))
  if (firstNamed.is !== 'unknown' || isOptions) return known(firstNamed, first)
  if (!second) return { is: 'none', call, instead: null }
  const isNothing = /^(undefined|null)$/.test(codeOf(source, bare(second)))
  return isNothing ? { is: 'none', call, instead: second } : known(objectNamed(source, second), second)
}

/** Where the option of this path stands. A spread or a computed name after it may change it. */
export function find(source: Source, target: Target, path: readonly string[]): Place {
  const options = findOptions(source, target)
  if (options.is !== 'object') return options
  let { object } = options
  for (const [i, name] of path.entries()) {
    const properties = propertiesOf(source, object)
    const at = properties.findLastIndex((property) => property.name === name)
    const property = properties[at]
    const covering = properties.slice(at + 1).find((other) => other.name === null)
    if (!property) return { is: 'missing', object, rest: path.slice(i), hidden: covering !== undefined }
    const line = lineAt(source.text, property.node.from)
    if (covering) return { is: 'unclear', message: words.hidden, line }
    if (i === path.length - 1) return { is: 'here', object, property }
    const shown = property.value ?? (isMethod(property) ? null : property.key)
    const named = shown && objectNamed(source, shown)
    if (named?.is === 'object') object = named.node
    else if (named?.is === 'shared') return { is: 'unclear', message: words.shared[target], line }
    else if (shown && isPlain(source, shown))
      return { is: 'plain', object, property, rest: path.slice(i + 1) }
    else return { is: 'unclear', message: words.inner, line }
    if (surveyOf(source).isBroken(object)) return { is: 'unclear', message: words.broken, line }
  }
  return { is: 'missing', object, rest: [], hidden: false }
}

/** A value that nothing is lost of when an object takes its place. */
const isPlain = (source: Source, value: SyntaxNode): boolean =>
  literalOf(source, value) !== undefined || codeOf(source, bare(value)) === 'undefined'

const isMethod = ({ node }: Property): boolean => childrenOf(node).some(({ name }) => name === 'ParamList')
