/**
 * How files are sent: by Express's own `express.static`, `res.sendFile` and `res.download`, made anew for each run with the files of its lab where
 * they have the machine's. They take no `fs` from outside; so their text runs with another `require`.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Script } from 'node:vm'
import type { RequestHandler, Response } from 'express'
import type { StaticOptions } from '#shared/expressBounds.ts'
import { type Files, labPath } from './files.ts'

type Load = (name: string) => unknown
type Wrapper = (exports: object, require: Load, module: { exports: unknown }) => void

const nodeRequire = createRequire(import.meta.url)
const expressRequire = createRequire(nodeRequire.resolve('express'))
const compiled = new Map<string, Script>()

/** The text of a module in Node's wrapper, read once. */
function scriptOf(filename: string): Script {
  const known = compiled.get(filename)
  if (known) return known
  const text = `(function(exports,require,module){${readFileSync(filename, 'utf8')}\n})`
  const script = new Script(text, { filename })
  compiled.set(filename, script)
  return script
}

/** A module of its own; what it requires is found in `instead` first. */
function loadWith(filename: string, instead: Readonly<Record<string, unknown>>): unknown {
  const own = createRequire(filename)
  const module: { exports: unknown } = { exports: {} }
  const load: Load = (name) => (Object.hasOwn(instead, name) ? instead[name] : own(name))
  const wrapper = scriptOf(filename).runInThisContext() as Wrapper
  wrapper(module.exports as object, load, module)
  return module.exports
}

interface Sending {
  sendFile: Response['sendFile']
  download: Response['download']
}

export function createServing(files: Files) {
  const paths = { path: labPath, 'node:path': labPath, fs: files.fs, 'node:fs': files.fs }
  let made: { serve: (root: string, options: StaticOptions) => RequestHandler; sending: Sending } | undefined

  function make() {
    const send = loadWith(expressRequire.resolve('send'), paths)
    const serve = loadWith(expressRequire.resolve('serve-static'), { ...paths, send })
    const lib = nodeRequire.resolve('express').replace(/index\.js$/, 'lib/response.js')
    const { sendFile, download } = loadWith(lib, { ...paths, send }) as Sending
    return { serve: serve as NonNullable<typeof made>['serve'], sending: { sendFile, download } }
  }
  /** Most programs send no files. */
  const all = () => {
    made ??= make()
    return made
  }

  return {
    /** `express.static(root, options)`. */
    folder: (root: string, options: StaticOptions): RequestHandler => all().serve(root, options),
    /** From here on this response sends files of the lab. */
    prepare: (res: object): void => void Object.assign(res, all().sending),
  }
}
export type Serving = ReturnType<typeof createServing>
