/** Node's CommonJS: `module`, `require` and its cache, between the files of a lab. */
import { entry, folderOf, isFileName, pathIn, requiredPath, wholeName } from '#shared/files/resolve.ts'
import { codeOf } from './code.ts'
import { fileExists, textOfFile } from './contents.ts'
import { happenedAt } from './errors.ts'
import { numberOfPath } from './fileNames.ts'
import { host } from './host.ts'
import { setRequireFor } from './moduleModule.ts'
import { requireModule } from './modules.ts'

type Wrapper = (...args: unknown[]) => unknown
interface Module {
  exports: unknown
  id: string
  path: string
  filename: string
  loaded: boolean
  children: Module[]
  paths: string[]
  require: unknown
}

const cache = Object.create(null) as Record<string, Module>
/** Which file asked for each one first. */
const askedBy = new WeakMap<Module, Module>()
let main: Module | undefined
/** How the text of ES modules is run from here; said by `esm.ts`, which needs this file. */
let requireEsModule: (path: string, from: string) => unknown = () => undefined
export const setRequireEsModule = (run: typeof requireEsModule): void => {
  requireEsModule = run
}

function createModule(path: string, id: string): Module {
  const filename = wholeName(path)
  const module: Module = {
    exports: {},
    id,
    path: folderOf(filename),
    filename,
    loaded: false,
    children: [],
    paths: [],
    require: undefined,
  }
  Object.defineProperty(module, 'require', {
    value: (name: unknown) => requireFrom(module, name),
    enumerable: false,
  })
  return module
}

/** The file that a module is, and those that asked for it. */
function requireStack(module: Module): string[] {
  const by = askedBy.get(module)
  return [module.filename, ...(by ? requireStack(by) : [])]
}

function resolve(from: Module, name: unknown): string {
  const path = requiredPath(fileExists, pathIn(from.filename) ?? entry, String(name))
  if (path !== undefined) return path
  const stack = requireStack(from)
  const message = `Cannot find module '${String(name)}'\nRequire stack:\n${stack.map((one) => `- ${one}`).join('\n')}`
  throw Object.assign(new Error(message), { code: 'MODULE_NOT_FOUND', requireStack: stack })
}

function requireFrom(from: Module, name: unknown): unknown {
  if (typeof name !== 'string' || !isFileName(name) || name.startsWith('file:'))
    return requireModule(name, requireStack(from))
  return load(resolve(from, name), from).exports
}

/** What `require` gives for a file of the lab, whoever asks. */
export const requireFile = (path: string): unknown => load(path, undefined).exports

function load(path: string, from: Module | undefined): Module {
  const whole = wholeName(path)
  const known = cache[whole]
  const module = known ?? createModule(path, whole)
  if (from && !from.children.includes(module)) from.children.push(module)
  if (known) return known
  if (from) askedBy.set(module, from)
  cache[whole] = module
  let isDone = false
  try {
    fill(module, path, from)
    isDone = true
  } finally {
    if (!isDone) {
      delete cache[whole]
      from?.children.splice(from.children.indexOf(module), 1)
    }
  }
  module.loaded = true
  return module
}

function fill(module: Module, path: string, from: Module | undefined): void {
  if (path.endsWith('.json')) {
    module.exports = parseJson(path)
    return
  }
  const file = numberOfPath(path)
  // What the program wrote itself, and text that is no code, runs as nothing else would run it.
  if (file === undefined) throw new SyntaxError(`Cannot run ${wholeName(path)}`)
  const code = codeOf(file)
  if (!code.ok) throw syntaxError(file, code.problem)
  if (code.form === 'module') module.exports = requireEsModule(path, from?.filename ?? wholeName(entry))
  else runWrapper(module, host.compile(file))
}

/** JSON of a file of the lab, with Node's words for what is none. */
export function parseJson(path: string): unknown {
  try {
    return JSON.parse(textOfFile(path).replace(/^\ufeff/, '')) as unknown
  } catch (error) {
    if (error instanceof Error) error.message = `${wholeName(path)}: ${error.message}`
    throw error
  }
}

/** What V8 says of a text that is no program. */
export function syntaxError(
  file: number,
  { message, line, column }: { message: string; line?: number; column?: number },
): Error {
  const error = new SyntaxError(message.replace(/^SyntaxError: /, ''))
  return happenedAt(error, file, line ?? 1, column ?? 1)
}

function runWrapper(module: Module, wrapper: Wrapper): void {
  const require = requireOf(module)
  Reflect.apply(wrapper, module.exports, [module.exports, require, module, module.filename, module.path])
}

function requireOf(module: Module) {
  return Object.assign((name: unknown) => requireFrom(module, name), {
    resolve: Object.assign(
      (name: string) => {
        if (isFileName(name)) return wholeName(resolve(module, name))
        requireModule(name, requireStack(module))
        return name
      },
      { paths: () => [] },
    ),
    main,
    extensions: Object.assign(Object.create(null) as object, { '.js': () => {}, '.json': () => {} }),
    cache,
  })
}

/** The module of server.js, ready to run in its wrapper. */
export function createMain(): { module: Module; args: unknown[] } {
  const module = createModule(entry, '.')
  main = module
  cache[module.filename] = module
  return { module, args: [module.exports, requireOf(module), module, module.filename, module.path] }
}

// `createRequire` of an ES module, and of whatever else is no module of CommonJS.
setRequireFor((filename) => requireOf(createModule(pathIn(filename) ?? entry, filename)))
