/** Node's ES modules between the files of a lab: QuickJS links and runs them; here is what Node says of those that can't be. */
import {
  entry,
  folderOf,
  importedName,
  importedPath,
  isFileName,
  requiredPath,
  wholeName,
} from '#shared/files/resolve.ts'
import { codeOf, type Import } from './code.ts'
import { parseJson, requireFile, setRequireEsModule, syntaxError } from './commonjs.ts'
import { fileExists, folderExists } from './contents.ts'
import { happenedAt, withCode } from './errors.ts'
import { numberOfPath } from './fileNames.ts'
import { host } from './host.ts'
import { importModule, importProblem } from './modules.ts'

/** `import()` as QuickJS has it; the program's own is woven away. */
// biome-ignore lint/security/noGlobalEval: a dynamic import of this library's own would be bundled
const nativeImport = globalThis.eval('(name)=>import(name)') as (name: string) => Promise<unknown>

const isJson = (path: string): boolean => path.endsWith('.json')

/** Node's words for a file that an `import` names, if it can't be imported. */
function fileProblem(from: string, name: string, type: string | undefined): Error | undefined {
  const whole = importedName(from, name)
  const path = importedPath(fileExists, from, name)
  if (path === undefined) {
    const inside = whole.startsWith('/app/') ? whole.slice('/app/'.length) : whole === '/app' ? '' : undefined
    if (inside !== undefined && folderExists(inside))
      return withCode(
        new Error(
          `Directory import '${whole}' is not supported resolving ES modules imported from ${wholeName(from)}${meant(from, name)}`,
        ),
        'ERR_UNSUPPORTED_DIR_IMPORT',
      )
    return withCode(
      new Error(`Cannot find module '${whole}' imported from ${wholeName(from)}${meant(from, name)}`),
      'ERR_MODULE_NOT_FOUND',
    )
  }
  if (isJson(path) && type !== 'json')
    return withCode(
      new TypeError(`Module "file://${whole}" needs an import attribute of type "json"`),
      'ERR_IMPORT_ASSERTION_TYPE_MISSING',
    )
  const ending = /\.[^./]*$/.exec(path)?.[0] ?? ''
  if (!isJson(path) && !['.js', '.mjs', '.cjs'].includes(ending))
    return withCode(
      new TypeError(`Unknown file extension "${ending}" for ${whole}`),
      'ERR_UNKNOWN_FILE_EXTENSION',
    )
  return undefined
}

/** What `require` would have found. */
function meant(from: string, name: string): string {
  const path = requiredPath(fileExists, from, name)
  const asked = importedName(from, name)
  if (path === undefined || !wholeName(path).startsWith(asked)) return ''
  const rest = wholeName(path).slice(asked.length)
  return `\nDid you mean to import "${name.replace(/\/$/, '')}${rest}"?`
}

/** The names that a file of the lab exports to others. */
function exportsOf(path: string, seen = new Set<string>()): Set<string> {
  const names = new Set<string>()
  const file = numberOfPath(path)
  if (isJson(path) || file === undefined || seen.has(path)) return names.add('default')
  seen.add(path)
  const code = codeOf(file)
  if (!code.ok) return names
  if (code.form === 'commonjs') names.add('default')
  for (const name of code.exports) names.add(name)
  for (const star of code.stars) {
    const other = isFileName(star) ? importedPath(fileExists, path, star) : undefined
    if (other !== undefined)
      for (const name of exportsOf(other, seen)) if (name !== 'default') names.add(name)
  }
  return names
}

/** What Node says of the imports of a file and of all that they import, before any of it runs; with its place. */
function graphProblem(path: string, seen = new Set<string>()): Error | undefined {
  const file = numberOfPath(path)
  if (file === undefined || isJson(path) || seen.has(path)) return undefined
  seen.add(path)
  const code = codeOf(file)
  if (!code.ok) return syntaxError(file, code.problem)
  if (code.form === 'commonjs') return undefined
  for (const one of code.imports) {
    const problem = importProblemIn(path, one)
    if (problem) return happenedAt(problem, file, one.line, one.column)
    const next = isFileName(one.name) ? importedPath(fileExists, path, one.name) : undefined
    const deeper = next === undefined ? undefined : graphProblem(next, seen)
    if (deeper) return deeper
  }
  // After all files were found and read: the names.
  for (const one of code.imports) {
    const missing = missingName(path, one)
    if (missing) return happenedAt(missing, file, one.line, one.column)
  }
  return undefined
}

function importProblemIn(from: string, { name, names, type }: Import): Error | undefined {
  return isFileName(name) ? fileProblem(from, name, type) : importProblem(name, names, wholeName(from))
}

function missingName(from: string, { name, names }: Import): Error | undefined {
  const path = isFileName(name) ? importedPath(fileExists, from, name) : undefined
  const file = path === undefined ? undefined : numberOfPath(path)
  if (path === undefined || file === undefined) return undefined
  const there = exportsOf(path)
  const starsUnknown = starsOutside(path)
  const missing = names.find((one) => !there.has(one) && !starsUnknown)
  if (missing === undefined) return undefined
  const code = isJson(path) ? undefined : codeOf(file)
  if (code?.ok && code.form === 'commonjs') return commonJsName(name, missing)
  return new SyntaxError(`The requested module '${name}' does not provide an export named '${missing}'`)
}

/** It gives names of a package on, which are not known here. */
function starsOutside(path: string): boolean {
  const file = isJson(path) ? undefined : numberOfPath(path)
  const code = file === undefined ? undefined : codeOf(file)
  return code?.ok === true && code.stars.some((star) => !isFileName(star))
}

const commonJsName = (name: string, missing: string): Error =>
  new SyntaxError(
    `Named export '${missing}' not found. The requested module '${name}' is a CommonJS module, which may not support all module.exports as named exports.\nCommonJS modules can always be imported via the default export, for example using:\n\nimport pkg from '${name}';\nconst { ${missing} } = pkg;\n`,
  )

/** The error that ends a program whose server.js is an ES module, before anything of it runs. */
export const entryProblem = (): Error | undefined => graphProblem(entry)

/** `import()` in the file of this path. */
export async function importFrom(from: string, given: unknown, options: unknown): Promise<unknown> {
  const name = String(given)
  if (!isFileName(name)) return importModule(name, wholeName(from))
  const problem = fileProblem(from, name, typeIn(options))
  if (problem) throw problem
  const path = importedPath(fileExists, from, name) ?? ''
  const deeper = graphProblem(path)
  if (deeper) throw deeper
  return nativeImport(wholeName(path))
}

function typeIn(options: unknown): string | undefined {
  const type = (options as { with?: { type?: unknown } } | undefined)?.with?.type
  return typeof type === 'string' ? type : undefined
}

/** The text of an ES module around a file that is none: JSON, or CommonJS. `giver` is the global function that hands it over. */
export function textOfFileModule(path: string, giver: string): string {
  const head = `const m=globalThis[${JSON.stringify(giver)}](${JSON.stringify(wholeName(path))});export default m;`
  const names = [...exportsOf(path)].filter((name) => name !== 'default')
  const parts = names.map(
    (name, at) => `const v${at}=m?.[${JSON.stringify(name)}];export{v${at} as ${JSON.stringify(name)}};`,
  )
  return head + parts.join('')
}

/** Hands over what a file that is no ES module exports. */
export const giveFile = (path: string): unknown => (isJson(path) ? parseJson(path) : requireFile(path))

/** `import.meta` of a file. */
export function metaOf(path: string): object {
  const filename = wholeName(path)
  const resolve = (name: string) => (isFileName(name) ? `file://${importedName(path, name)}` : name)
  return Object.assign(Object.create(null) as object, {
    dirname: folderOf(filename),
    filename,
    resolve,
    url: `file://${filename}`,
  })
}

/** Namespaces on their way out of `host.link`. */
let taken: unknown
const taker = '$take'
/** `require` of an ES module: it runs at once, if it can. */
setRequireEsModule((path, from) => {
  const problem = graphProblem(path)
  if (problem) throw problem
  const take = (namespace: unknown) => {
    taken = namespace
  }
  Object.defineProperty(globalThis, taker, { value: take, configurable: true, enumerable: false })
  const run = host.link(numberOfPath(path) ?? 0, taker)
  Reflect.deleteProperty(globalThis, taker)
  if (run instanceof Promise) {
    run.catch(() => undefined)
    throw withCode(
      new Error(
        `require() cannot be used on an ESM graph with top-level await. Use import() instead. To see where the top-level await comes from, use --experimental-print-required-tla.\n  From ${from} \n  Requiring ${wholeName(path)} `,
      ),
      'ERR_REQUIRE_ASYNC_MODULE',
    )
  }
  return taken
})
