/** A program's folder, where plain Node runs it and as a lab has it. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { LabFiles } from '../../../server/shared/files/files.ts'

const packages = fileURLToPath(new URL('../../../node_modules', import.meta.url))

/** The programs of a suite, each a folder in this one. */
export function programFolders(suite: URL) {
  const path = fileURLToPath(suite)
  return {
    names: (): string[] => readdirSync(path).sort(),
    filesOf: (name: string) => filesIn(join(path, name)),
    copyOf: (name: string) => copyOf(join(path, name)),
  }
}

/** The files of a program, as a lab has them. */
function filesIn(folder: string): { program: string; files: LabFiles } {
  const files: Record<string, LabFiles[string]> = {}
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const whole = join(entry.parentPath, entry.name)
    const bytes = readFileSync(whole)
    const text = bytes.toString('utf8')
    const isText = Buffer.from(text).equals(bytes)
    files[relative(folder, whole)] = isText ? text : { base64: bytes.toString('base64') }
  }
  const { 'server.js': program, ...others } = files
  if (typeof program !== 'string') throw new Error(`${folder} has no server.js`)
  return { program, files: others }
}

/** A copy of it with the packages that programs need beside it: what the program writes is gone afterwards. */
function copyOf(original: string) {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'program-')))
  cpSync(original, folder, { recursive: true })
  symlinkSync(packages, join(folder, 'node_modules'))
  return { folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) }
}
