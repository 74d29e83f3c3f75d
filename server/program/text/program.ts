/** A program of several files, read: server.js, and what it reaches of the other files of its lab. */
import { type LabFiles, pathsOf } from '#shared/files/files.ts'
import { fileWords } from '#shared/files/fileWords.ts'
import { entry, importedPath, isCode, isFileName, requiredPath } from '#shared/files/resolve.ts'
import { limits } from '#shared/limits.ts'
import type { Problem } from '#shared/problem.ts'
import { type Read, readSource, type Source } from './source.ts'
import type { Form } from './syntax.ts'
import { wovenIn, wovenNames } from './transform.ts'

export interface ProgramSource {
  entry: Source
  /** By their path: those files of code that the program may come to, each as it was read. */
  others: { readonly [path: string]: Read }
}
export type ProgramRead = { ok: true; program: ProgramSource } | { ok: false; problem: Problem }

/** Characters that are read at most, whatever the program reaches. */
export function lengthOf(program: string, files: LabFiles): number {
  return Object.entries(files).reduce(
    (sum, [path, file]) => (isCode(path) && typeof file === 'string' ? sum + file.length : sum),
    program.length,
  )
}

export function readProgram(program: string, files: LabFiles): ProgramRead {
  const paths = pathsOf(files)
  const has = (path: string) => path === entry || Object.hasOwn(files, path)
  const code = (path: string): string | undefined => {
    const file = isCode(path) && Object.hasOwn(files, path) ? files[path] : undefined
    return typeof file === 'string' ? file : undefined
  }
  const names = wovenNames([program, ...paths.map((path) => code(path) ?? '')].join('\n'))
  const form = (path: string) => formOf(path, files)
  const first = readSource(program, { names, form: form(entry), isEntry: true })
  if (!first.ok) return first

  const others: Record<string, Read> = {}
  const waiting: { from: string; asked: readonly string[]; computed: boolean }[] = [{ from: entry, ...first }]
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    const { from, asked, computed } = one
    const reached = asked.filter(isFileName).flatMap((name) => {
      return [requiredPath(has, from, name), importedPath(has, from, name)]
    })
    for (const path of new Set([...reached, ...(computed ? paths : [])])) {
      const text = path === undefined || Object.hasOwn(others, path) ? undefined : code(path)
      if (path === undefined || text === undefined) continue
      const number = paths.indexOf(path)
      const read = readOther(text, { names: wovenIn(names, number), form: form(path), isEntry: false })
      others[path] = read.ok ? { ok: true, source: read.source } : read
      if (read.ok) waiting.push({ from: path, asked: read.asked, computed: read.computed })
    }
  }
  return { ok: true, program: { entry: first.source, others } }
}

function readOther(text: string, standing: Parameters<typeof readSource>[1]): ReturnType<typeof readSource> {
  if (text.length > limits.programBytes) return { ok: false, problem: { message: fileWords.longText } }
  return readSource(text, standing)
}

/** What a file's name says that it is, or the package.json that is nearest to it. */
function formOf(path: string, files: LabFiles): Form | undefined {
  if (path.endsWith('.mjs')) return 'module'
  if (path.endsWith('.cjs')) return 'commonjs'
  const folders = path.split('/').slice(0, -1)
  for (let depth = folders.length; depth >= 0; depth -= 1) {
    const file = files[[...folders.slice(0, depth), 'package.json'].join('/')]
    if (typeof file === 'string') return typeIn(file)
  }
  return undefined
}

function typeIn(text: string): Form | undefined {
  try {
    const { type } = JSON.parse(text) as { type?: unknown }
    return type === 'module' || type === 'commonjs' ? type : undefined
  } catch {
    return undefined
  }
}
