/** The lab's files in a project: they stand where they stood, beside server.js. */
import type { LabFiles } from '#shared/files/files.ts'
import { entry, importedPath, isCode, isFileName, requiredPath } from '#shared/files/resolve.ts'
import { isText } from '../../../lab/program/tabs.ts'
import { type ProgramForm, programFormOf } from './convert/convert.ts'
import { modulesIn } from './uses.ts'

export interface Beside {
  /** server.js and the files of code that it loads by a name in its text, with the form that each has. */
  code: readonly { path: string; text: string; form: ProgramForm }[]
  /** Names of files that are not there. */
  missing: readonly string[]
}

/** The path of the file that a name means, as `require` finds it, or exactly that one. */
function pathOf(files: LabFiles, from: string, name: string): string | undefined {
  const has = (path: string) => path === entry || path in files
  return requiredPath(has, from, name) ?? importedPath(has, from, name)
}

/** Follows the names of files from server.js on. */
export function besideOf(program: string, files: LabFiles): Beside {
  const missing = new Set<string>()
  const code = new Map([[entry, program]])
  for (const [path, text] of code)
    for (const name of modulesIn(text).filter(isFileName)) {
      const found = pathOf(files, path, name)
      const file = found === undefined ? undefined : files[found]
      if (found === undefined) missing.add(name)
      else if (isText(file) && isCode(found) && !code.has(found)) code.set(found, file)
    }
  return {
    code: [...code].map(([path, text]) => ({ path, text, form: programFormOf(text) })),
    missing: [...missing],
  }
}

/** A name that no file and no folder of the lab has. */
export const freeName = (files: LabFiles, wanted: string): string => {
  const isTaken = Object.keys(files).some((path) => path === wanted || path.startsWith(`${wanted}/`))
  return isTaken ? freeName(files, `playground-${wanted}`) : wanted
}
