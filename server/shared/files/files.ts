/** The files of a lab beside server.js, by their path in its folder. */
import { limits } from '../limits.ts'
import { fileWords } from './fileWords.ts'
import { entry } from './resolve.ts'

/** Text, or bytes in base64. */
export type LabFile = string | { readonly base64: string }
export type LabFiles = { readonly [path: string]: LabFile }

/** What a path can't have on every machine that it may be taken to. */
const strange = /[\\:*?"<>|]|\p{Cc}/u
/** Names that an object has by itself. */
const inherited = new Set(['__proto__', 'constructor', 'prototype'])

/** A part of a path: neither nothing, nor another folder. */
const isPart = (part: string): boolean => part !== '' && part !== '.' && part !== '..' && part.trim() === part

/** A path inside of the folder, as posix writes it. server.js is the program itself. */
export function isFilePath(path: string): boolean {
  if (path.length > limits.filePath || strange.test(path) || inherited.has(path)) return false
  return path.split('/').every(isPart) && path !== entry
}

/** Why a path can't be one; `undefined`: it can. */
export function problemOfPath(path: string): string | undefined {
  if (path === entry) return fileWords.taken
  if (path.length > limits.filePath) return fileWords.longPath
  return isFilePath(path) ? undefined : fileWords.path
}

/** How many bytes a file has. */
export function sizeOfFile(file: LabFile): number {
  if (typeof file === 'string') return bytesOf(file)
  const padding = /=*$/.exec(file.base64)?.[0].length ?? 0
  return (file.base64.length / 4) * 3 - padding
}

/** Bytes of a text as UTF-8. A pair of surrogates has four, and counts as two and two. */
function bytesOf(text: string): number {
  let bytes = 0
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit < 0x80) bytes += 1
    else bytes += unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3
  }
  return bytes
}

const isBase64 = (text: unknown): boolean =>
  typeof text === 'string' && text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text)

function isFile(file: unknown): file is LabFile {
  if (typeof file === 'string') return true
  if (file === null || typeof file !== 'object') return false
  return Object.keys(file).length === 1 && 'base64' in file && isBase64(file.base64)
}

/** Why these can't be the files of a lab; `undefined`: they can. */
export function problemOfFiles(given: unknown): string | undefined {
  if (given === null || typeof given !== 'object' || Array.isArray(given)) return fileWords.shape
  const entries = Object.entries(given)
  if (entries.length > limits.files) return fileWords.many
  for (const [path] of entries) {
    const problem = problemOfPath(path)
    if (problem !== undefined) return problem
  }
  if (!entries.every(([, file]) => isFile(file))) return fileWords.shape
  const paths = new Set(entries.map(([path]) => path))
  if (entries.some(([path]) => foldersOf(path).some((folder) => paths.has(folder) || folder === entry)))
    return fileWords.taken
  const bytes = entries.reduce((sum, [, file]) => sum + sizeOfFile(file as LabFile), 0)
  return bytes > limits.fileBytes ? fileWords.long : undefined
}

/** The paths of a program's files; the place of each in the list is its number. server.js is 0. */
export const pathsOf = (files: LabFiles): readonly string[] => [entry, ...Object.keys(files).sort()]

/** The folders that a path lies in: `a` and `a/b` of `a/b/c.js`. */
export function foldersOf(path: string): string[] {
  const parts = path.split('/').slice(0, -1)
  return parts.map((_, at) => parts.slice(0, at + 1).join('/'))
}
