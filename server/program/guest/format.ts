/** Text of values as Node's console and REPL print them. */
import { host } from './host.ts'

export interface Inspector {
  inspect: ((value: unknown, options?: object) => string) & { readonly colors: object }
  format: (...args: unknown[]) => string
  formatWithOptions: (options: object, ...args: unknown[]) => string
}
let loaded: Inspector | undefined

/** Node's own, loaded when it is first needed. */
export function inspector(): Inspector {
  if (loaded === undefined) {
    loaded = host.loadInspect() as Inspector
    showPromises(loaded)
  }
  return loaded
}

/** The inspector can't look into promises; the worker can. */
function showPromises({ inspect: show }: Inspector): void {
  const custom = Symbol.for('nodejs.util.inspect.custom')
  const value = function (this: unknown, _depth: number, options: object) {
    const state = host.promiseState(this)
    if (state === 'pending') return 'Promise { <pending> }'
    return `Promise { ${state.rejected ? '<rejected> ' : ''}${show(state.value, options)} }`
  }
  Object.defineProperty(Promise.prototype, custom, { value, configurable: true, writable: true })
}

/** Node's `util.inspect`. */
export function inspect(value: unknown, options?: object): string {
  if (isSimple(value) && typeof value !== 'string') return plain(value)
  if (typeof value === 'string' && isPlainText.test(value)) return `'${value}'`
  return inspector().inspect(value, options)
}

/** Node's `util.format`. Text alone needs no inspector, and most of what a program prints is text. */
export function format(args: readonly unknown[]): string {
  const [first] = args
  const simple =
    args.every(isSimple) && !(args.length > 1 && typeof first === 'string' && first.includes('%'))
  return simple ? args.map(plain).join(' ') : inspector().format(...args)
}

/** Nothing in it that would have to be escaped, or broken into lines. */
const isPlainText = /^[^'\\\n\r\t\p{C}]{0,100}$/u

const isSimple = (value: unknown): boolean =>
  value === null || ['string', 'number', 'boolean', 'undefined', 'bigint'].includes(typeof value)

function plain(value: unknown): string {
  if (typeof value === 'bigint') return `${value}n`
  return Object.is(value, -0) ? '-0' : String(value)
}
