/** The program's `console`: what Node would print, sent as messages with level and line. */
import type { LogLevel } from '#shared/trace.ts'
import { callLine, send } from './bridge.ts'
import { format, inspect } from './format.ts'
import { host } from './host.ts'
import { table } from './table.ts'

const most = { text: 10_000, perTurn: 200 }
const started = new Map<string, number>()
const counts = new Map<string, number>()
let indent = ''
let printed = 0

/** Called at the begin of each turn. */
export function beginPrinting(): void {
  printed = 0
}

function print(level: LogLevel, text: string): void {
  printLine(level, indent === '' ? text : indent + text.replaceAll('\n', `\n${indent}`), callLine())
}

/** Prints a text as it is, which was written in this line. */
export function printLine(level: LogLevel, whole: string, line: number | undefined): void {
  printed += 1
  if (printed > most.perTurn + 1) return
  if (printed === most.perTurn + 1) {
    const dropped = '한 번에 200줄까지만 보여 드려요. 나머지 출력은 생략했어요.'
    send({ kind: 'log', level: 'warn', text: dropped, line })
    return
  }
  const shown =
    whole.length > most.text ? `${whole.slice(0, most.text)}… (${whole.length}자 중 10,000자)` : whole
  send({ kind: 'log', level, text: shown, line })
}

const printer =
  (level: LogLevel) =>
  (...args: unknown[]) =>
    print(level, format(args))

function elapsed(label: string): string | undefined {
  const from = started.get(label)
  if (from === undefined) {
    print('warn', `Warning: No such label '${label}' for console.time()`)
    return undefined
  }
  const ms = host.now() - from
  return ms < 1_000 ? `${Number(ms.toFixed(3))}ms` : `${(ms / 1_000).toFixed(3)}s`
}

/** What Node prints through another method of it, goes through that one here: a program may have put its own in its place. */
export const guestConsole = {
  log: printer('log'),
  info: printer('info'),
  warn: printer('warn'),
  error: printer('error'),
  debug: printer('debug'),
  dir: (value: unknown, options?: object) =>
    print('log', inspect(value, { customInspect: false, ...options })),
  dirxml: (...args: unknown[]) => guestConsole.log(...args),
  /** Only a terminal can be cleared, and there is none. */
  clear() {},
  table: (value: unknown, columns?: readonly string[]) => guestConsole.log(table(value, columns) ?? value),
  trace(...args: unknown[]) {
    const stack = String(new Error().stack).split('\n').slice(1).join('\n')
    guestConsole.error(`Trace${args.length > 0 ? `: ${format(args)}` : ''}\n${stack}`)
  },
  assert(ok: unknown, ...args: unknown[]) {
    if (ok) return
    args[0] = `Assertion failed${args.length === 0 ? '' : `: ${args[0]}`}`
    guestConsole.warn(...args)
  },
  time(label: unknown = 'default') {
    started.set(String(label), host.now())
  },
  timeLog(label: unknown = 'default', ...args: unknown[]) {
    const text = elapsed(String(label))
    if (text !== undefined) guestConsole.log('%s: %s', String(label), text, ...args)
  },
  timeEnd(label: unknown = 'default') {
    const text = elapsed(String(label))
    started.delete(String(label))
    if (text !== undefined) guestConsole.log('%s: %s', String(label), text)
  },
  count(label: unknown = 'default') {
    const name = String(label)
    const count = (counts.get(name) ?? 0) + 1
    counts.set(name, count)
    guestConsole.log(`${name}: ${count}`)
  },
  countReset(label: unknown = 'default') {
    counts.delete(String(label))
  },
  group(...args: unknown[]) {
    if (args.length > 0) guestConsole.log(...args)
    indent += '  '
  },
  groupCollapsed(...args: unknown[]) {
    guestConsole.group(...args)
  },
  groupEnd() {
    indent = indent.slice(2)
  },
}
