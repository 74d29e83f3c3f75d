/** A program's folder, where plain Node runs it and as a lab has it. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { LabFiles } from '../../../server/shared/files/files.ts'

const folders = fileURLToPath(new URL('folders/', import.meta.url))
const packages = fileURLToPath(new URL('../../../node_modules', import.meta.url))

/** The files of a program of the suite. */
export function filesOf(name: string): { program: string; files: LabFiles } {
  const folder = join(folders, name)
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
  if (typeof program !== 'string') throw new Error(`${name} has no server.js`)
  return { program, files: others }
}

/** A copy of it with the packages that programs need beside it: what the program writes is gone afterwards. */
export function copyOf(name: string) {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'program-')))
  cpSync(join(folders, name), folder, { recursive: true })
  symlinkSync(packages, join(folder, 'node_modules'))
  return { folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) }
}

export const folderNames = (): string[] => readdirSync(folders).sort()
