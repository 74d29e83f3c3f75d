/** Makes a script of a module with JSX: the page runs the learner's file as a script, whose names its console knows, too. */
import {
  type AnyNode,
  type ExportDefaultDeclaration,
  type ExportNamedDeclaration,
  type ImportDeclaration,
  Parser,
} from 'acorn'
import jsx from 'acorn-jsx'
import { type JsxNode, jsxOf, linesIn } from './jsx.ts'

export type Compiled = { ok: true; script: string } | { ok: false; message: string; line: number }

const JsxParser = Parser.extend(jsx())
const runtime =
  '"use strict";const { jsx: _jsx, jsxs: _jsxs, Fragment: _Fragment } = require("react/jsx-runtime");'
const rewritten = /^(JSXElement|JSXFragment|ImportDeclaration|Export\w+Declaration)$/

/** The script, or what is wrong with the module; what stands in a line stays in it. */
export function compile(code: string): Compiled {
  let tree: AnyNode
  try {
    tree = JsxParser.parse(code, {
      ecmaVersion: 'latest',
      sourceType: 'module',
    }) as AnyNode
  } catch (error) {
    const { message, loc } = error as SyntaxError & { loc?: { line: number } }
    return { ok: false, message: message.replace(/ \(\d+:\d+\)$/, ''), line: loc?.line ?? 1 }
  }
  const waits = awaitOutside(tree)
  if (waits) {
    const line = linesIn(code.slice(0, waits.start)) + 1
    return { ok: false, message: 'await is only valid in async functions', line }
  }
  const nodes = [...nodesIn(tree)].filter(({ type }) => rewritten.test(type))

  /** Outer nodes come first, and write what is in them. */
  function rewrite(from: number, to: number, within?: AnyNode): string {
    let out = ''
    let at = from
    for (const node of nodes) {
      if (node === within || node.start < at || node.end > to) continue
      out += code.slice(at, node.start) + textOf(node)
      at = node.end
    }
    return out + code.slice(at, to)
  }

  function textOf(node: AnyNode): string {
    if (node.type === 'ImportDeclaration') return inLines(node, importOf(node))
    if (node.type === 'ExportDefaultDeclaration') return defaultOf(node)
    if (node.type === 'ExportNamedDeclaration') return namedOf(node)
    if (node.type === 'ExportAllDeclaration') return inLines(node, '')
    return jsxOf(code, node as unknown as JsxNode, rewrite)
  }
  /** As many lines as the statement had. */
  const inLines = ({ start, end }: AnyNode, text: string) =>
    text + '\n'.repeat(linesIn(code.slice(start, end)))
  /** What is exported is declared all the same; nobody imports it. */
  const namedOf = (node: ExportNamedDeclaration): string => {
    const { declaration } = node
    return declaration ? rewrite(declaration.start, node.end, node as AnyNode) : inLines(node as AnyNode, '')
  }
  const defaultOf = (node: ExportDefaultDeclaration): string => {
    const { start, end, type } = node.declaration
    const isNamed =
      /^(Function|Class)Declaration$/.test(type) && 'id' in node.declaration && node.declaration.id
    const text = rewrite(start, end, node as AnyNode)
    return isNamed ? text : `void (${text});`
  }
  return { ok: true, script: runtime + rewrite(0, code.length) }
}

/** `import a, { b as c } from "x"` as `const { default: a, b: c } = require("x", ["default", "b"]);`. */
function importOf({ specifiers, source }: ImportDeclaration): string {
  const module = JSON.stringify(source.value)
  const whole = specifiers.find(({ type }) => type === 'ImportNamespaceSpecifier')
  const names = specifiers.flatMap((one) => {
    if (one.type === 'ImportDefaultSpecifier') return [{ wanted: 'default', own: one.local.name }]
    if (one.type !== 'ImportSpecifier') return []
    const { imported } = one
    const wanted = imported.type === 'Identifier' ? imported.name : String(imported.value)
    return [{ wanted, own: one.local.name }]
  })
  const call = `require(${[module, JSON.stringify(names.map(({ wanted }) => wanted))].join(', ')})`
  const parts = names.map(({ wanted, own }) => `${JSON.stringify(wanted)}: ${own}`)
  return [
    ...(whole ? [`const ${whole.local.name} = ${call};`] : []),
    ...(parts.length > 0 ? [`const { ${parts.join(', ')} } = ${call};`] : []),
    ...(specifiers.length === 0 ? [`${call};`] : []),
  ].join(' ')
}

const childrenOf = (node: AnyNode): AnyNode[] =>
  Object.values(node)
    .flat()
    .filter((value): value is AnyNode => typeof (value as AnyNode | null)?.type === 'string')
    .sort((a, b) => a.start - b.start)

/** Every node of the tree, outer ones before inner ones and in the order of the text. */
function* nodesIn(node: AnyNode): Generator<AnyNode> {
  yield node
  for (const child of childrenOf(node)) yield* nodesIn(child)
}

/** An `await` that no function is around: a script can't wait. */
function awaitOutside(node: AnyNode): AnyNode | undefined {
  if (/Function/.test(node.type)) return undefined
  if (node.type === 'AwaitExpression' || (node.type === 'ForOfStatement' && node.await)) return node
  for (const child of childrenOf(node)) {
    const found = awaitOutside(child)
    if (found) return found
  }
  return undefined
}
