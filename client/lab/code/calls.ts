/** Finds the call whose options a panel reads and writes: `new Server(…)` of server.js, `io(…)` of a client's file. */
import type { SyntaxNode } from '@lezer/common'
import { type Origin, originOf } from './origins.ts'
import { surveyOf } from './survey.ts'
import { childrenOf, codeOf, type Source } from './tree.ts'

export type Target = 'server' | 'client'

export interface Call {
  /** The whole expression. */
  node: SyntaxNode
  /** `null` for `new Server` without brackets. */
  argList: SyntaxNode | null
  args: readonly SyntaxNode[]
}

const marks = new Set(['(', ')', ','])
/** Other modules have a class of this name too. */
const others = /^(https?|net|tls|ws)$/

/** Which callees count: what Socket.IO's own modules give, and a name that nothing in the program declares. */
const isWanted: Record<Target, (origin: Origin, isNew: boolean) => boolean> = {
  server: ({ module, path }, isNew) => {
    const [first, second] = path
    if (module === 'socket.io') return isNew ? path.length === 1 && first === 'Server' : path.length === 0
    if (module !== null || !isNew || path.length > 2) return false
    return path.length === 1 ? first === 'Server' : second === 'Server' && !others.test(first ?? '')
  },
  client: ({ module, path }, isNew) => {
    if (module !== null && module !== 'socket.io-client') return false
    const names = path.join('.')
    if (isNew) return /^(io\.)?Manager$/.test(names)
    if (module !== null && names === '') return true
    return module === null ? /^io(\.connect|\.io)?$/.test(names) : /^(io|connect|io\.connect)$/.test(names)
  },
}

const known: Record<Target, WeakMap<Source, readonly Call[]>> = {
  server: new WeakMap(),
  client: new WeakMap(),
}

/** Every such call, in the order of the text; looked for once in each text. */
export function callsIn(source: Source, target: Target): readonly Call[] {
  const calls = known[target].get(source) ?? findCalls(source, target)
  known[target].set(source, calls)
  return calls
}

function findCalls(source: Source, target: Target): readonly Call[] {
  const found: Call[] = []
  for (const node of surveyOf(source).calls) {
    const isNew = node.name === 'NewExpression'
    const callee = childrenOf(node)[isNew ? 1 : 0]
    const origin = callee && originOf(source, callee)
    if (!origin || !isWanted[target](origin, isNew)) continue
    const argList = node.getChild('ArgList')
    const args = argList ? childrenOf(argList).filter((child) => !marks.has(child.name)) : []
    found.push({ node, argList, args })
  }
  return found.sort((a, b) => a.node.from - b.node.from)
}

/** Whether the program has a Server, or an io, that is not Socket.IO's: its line is worth telling. */
export function strangerIn(source: Source, target: Target): SyntaxNode | null {
  const name = target === 'server' ? /(^|\.)Server$/ : /^(io|io\.connect|(io\.)?Manager)$/
  const stranger = surveyOf(source).calls.find((node) => {
    const callee = childrenOf(node)[node.name === 'NewExpression' ? 1 : 0]
    const code = callee ? codeOf(source, callee) : ''
    return (target === 'client' || node.name === 'NewExpression') && name.test(code)
  })
  return stranger ?? null
}

/** Methods of a Server that answer with the Server itself. */
const returning = /^(listen|attach)$/

/** The variable that holds what the call made, where a line of the console can reach it; `null` where there is none. */
export function nameOf(source: Source, { node }: Call): string | null {
  let made = node
  for (;;) {
    const { parent } = made
    const member = parent?.name === 'MemberExpression' ? parent.getChild('PropertyName') : null
    if (parent?.name === 'ParenthesizedExpression') made = parent
    else if (
      parent?.parent?.name === 'CallExpression' &&
      member &&
      member.from >= made.to &&
      returning.test(codeOf(source, member))
    )
      made = parent.parent
    else break
  }
  const holder = made.parent
  if (holder?.name !== 'VariableDeclaration' && holder?.name !== 'AssignmentExpression') return null
  const name = childrenOf(holder)
    .filter((child) => child.to <= made.from)
    .findLast((child) => child.name !== 'Equals')
  if (name?.name !== 'VariableDefinition' && name?.name !== 'VariableName') return null
  const { definitionsOf, isOutermost } = surveyOf(source)
  const definitions = name.name === 'VariableDefinition' ? [name] : definitionsOf(name)
  return definitions.every(isOutermost) ? codeOf(source, name) : null
}
