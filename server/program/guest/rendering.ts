/** Express's `render`: Express's own `View` finds a view among the lab's files, and an engine of the program makes text of it. */
import { asNode } from './errors.ts'
import { loadLibrary } from './libraries.ts'

type Drawn = (error: unknown, text?: string) => void
type Fields = Record<string, unknown>
interface View {
  path?: string
  root: unknown
  render: (fields: Fields, done: Drawn) => void
}
/** What an app knows of its views. */
export interface Views {
  settings: Fields
  engines: Record<string, unknown>
  cache: Record<string, View | undefined>
  locals: Fields
}

export const viewClass = () => loadLibrary('express-view') as new (name: string, options: object) => View

/** `app.engine(extension, engine)`. */
export function addEngine({ engines }: Views, extension: string, engine: unknown): void {
  if (typeof engine !== 'function') throw new Error('callback function required')
  engines[extension.startsWith('.') ? extension : `.${extension}`] = engine
}

/** `app.render(name, fields?, done)`. */
export function render(app: Views, name: string, ...rest: unknown[]): void {
  const [given, done] = argsOf(rest)
  const fields: Fields = { ...app.locals, ...(given['_locals'] as Fields), ...given }
  fields['cache'] ??= Boolean(app.settings['view cache'])
  const view = (fields['cache'] ? app.cache[name] : undefined) ?? find(app, name)
  if (!view.path) {
    done(
      Object.assign(new Error(`Failed to lookup view "${name}" in views ${placesOf(view.root)}`), { view }),
    )
    return
  }
  if (fields['cache']) app.cache[name] = view
  try {
    view.render(fields, (error, text) => {
      asNode(error)
      done(error, text)
    })
  } catch (error) {
    asNode(error)
    done(error)
  }
}

/** Fields may be left out. */
export function argsOf([fields, done]: unknown[]): [Fields, Drawn] {
  return typeof fields === 'function' ? [{}, fields as Drawn] : [(fields ?? {}) as Fields, done as Drawn]
}

function find({ settings, engines }: Views, name: string): View {
  const Kind = settings['view'] as ReturnType<typeof viewClass>
  return new Kind(name, { defaultEngine: settings['view engine'], root: settings['views'], engines })
}

function placesOf(root: unknown): string {
  if (!Array.isArray(root) || root.length < 2) return `directory "${root}"`
  return `directories "${root.slice(0, -1).join('", "')}" or "${root.at(-1)}"`
}
