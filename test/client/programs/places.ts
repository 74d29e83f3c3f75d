/** Where an option stands in a program, by another parser than the one that is tested. */
import { type Node, parse } from 'acorn'

interface Literal extends Node {
  arguments?: Literal[]
  properties?: Property[]
}
interface Property extends Node {
  key?: Node & { name?: string; value?: unknown; quasis?: { value: { cooked: string } }[] }
  value?: Literal
}
interface Parsed {
  comments: readonly string[]
  /** The properties of this path, the last of each name, from the outermost. */
  way: (path: readonly string[]) => readonly { object: Node; property: Property | undefined }[]
}

const nameOf = ({ key }: Property) => key?.name ?? key?.quasis?.[0]?.value.cooked ?? String(key?.value)

function* nodesOf(node: unknown): Generator<Node & Record<string, unknown>> {
  if (typeof node !== 'object' || node === null) return
  if ('type' in node && 'start' in node) yield node as Node & Record<string, unknown>
  for (const inner of Object.values(node)) yield* nodesOf(inner)
}

export function parsed(text: string): Parsed {
  const comments: string[] = []
  const program = parse(text, { ecmaVersion: 'latest', onComment: (_, words) => comments.push(words) })
  const nodes = [...nodesOf(program)]
  const declared = (name: string, kinds: RegExp) =>
    nodes.flatMap(({ type, id, init }) => {
      const isIt = type === 'VariableDeclarator' && (id as { name?: string }).name === name
      return isIt && kinds.test((init as Node | null)?.type ?? '') ? [init as Literal] : []
    })[0]
  const args = declared('io', /^(New|Call)Expression$/)?.arguments ?? []
  const named = declared('options', /^ObjectExpression$/)
  const isNamed = args.some((one) => (one as { name?: string }).name === 'options')
  const options = isNamed ? named : args.find(({ type }) => type === 'ObjectExpression')
  return {
    comments,
    way: (path) => {
      const way: { object: Node; property: Property | undefined }[] = []
      let object: Literal | undefined = options
      for (const name of path) {
        if (!object?.properties) break
        const property = object.properties.findLast((one) => one.type === 'Property' && nameOf(one) === name)
        way.push({ object, property })
        object = property?.value
      }
      return way
    },
  }
}
