/** What a client's program can import. All but what the page has anyway comes in a script of its own, loaded when it is first needed. */
import type { Compiled } from './modules/compile.ts'

type Module = Readonly<Record<string, unknown>>
export type Modules = Readonly<Record<string, Module>>
/** What that script gives. */
export interface Bundle {
  compile: (code: string) => Compiled
  packages: Modules
}

/** Loads the script into this page, once. */
export function loadBundle(): Promise<Bundle> {
  loading ??= new Promise((resolve, reject) => {
    window.addEventListener('frame:modules', (event) => resolve((event as CustomEvent<Bundle>).detail), {
      once: true,
    })
    const script = document.createElement('script')
    script.src = 'modules.js'
    script.onerror = () => reject(new Error('modules.js'))
    document.head.append(script)
  })
  return loading
}
let loading: Promise<Bundle> | undefined

/** The `require` that a compiled program calls, with the names that it wants. Fails as a browser's `import` does. */
export function createRequire(modules: Modules): (name: string, wanted?: readonly string[]) => Module {
  const given = new Map(
    Object.entries(modules).map(([name, module]) => [name, { default: module, ...module }]),
  )
  return (name, wanted = []) => {
    const module: Module | undefined = given.get(name)
    if (!module) throw new Error(`Cannot find module '${name}'\n${known(modules)}`)
    const missing = wanted.find((one) => !(one in module))
    if (missing !== undefined)
      throw new SyntaxError(`The requested module '${name}' does not provide an export named '${missing}'`)
    return module
  }
}

const known = (modules: Modules) =>
  `이 페이지에서 import할 수 있는 모듈: ${Object.keys(modules)
    .filter((name) => name !== 'react/jsx-runtime')
    .join(', ')}`
