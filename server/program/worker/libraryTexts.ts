/** The texts of the modules that a program may ask for, read once in a thread. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { nodeModulesHere, packagesHere } from '#shared/modules.ts'

/** What the guest library itself asks for. */
const forItself = ['cookie-signature', 'express-view', 'fresh', 'range-parser']
/** Whatever asks is a program: no other file is ever read. */
const known: ReadonlySet<string> = new Set([...nodeModulesHere, ...packagesHere, ...forItself])

export function createLibraryTexts(folder: string) {
  const texts = new Map<string, string>()
  return (name: string): string => {
    if (!known.has(name)) throw new Error('no such module')
    const text = texts.get(name) ?? readFileSync(join(folder, `${name}.js`), 'utf8')
    texts.set(name, text)
    return text
  }
}
