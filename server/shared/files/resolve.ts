/** Which file a program means by a name, as Node finds it: in the folder `/app`, of which server.js is the entry. */

/** Whether there is a file of this path in the folder. */
export type Has = (path: string) => boolean
export const root = '/app'
export const entry = 'server.js'

/** `./x`, `../x`, `/app/x`: a file, and no package. */
export const isFileName = (name: string): boolean => /^(\.{1,2}(\/|$)|\/|file:)/.test(name)

/** The whole name of a path in the folder. */
export const wholeName = (path: string): string => (path === '' ? root : `${root}/${path}`)

/** The path in the folder, of a whole name; `undefined`: it lies elsewhere. */
export function pathIn(whole: string): string | undefined {
  if (whole === root) return ''
  return whole.startsWith(`${root}/`) ? whole.slice(root.length + 1) : undefined
}

/** The folder of a whole name. */
export const folderOf = (whole: string): string => whole.slice(0, Math.max(1, whole.lastIndexOf('/'))) || '/'

/** `name` as seen from a folder, without `.` and `..`. */
export function joinPath(folder: string, name: string): string {
  const parts: string[] = []
  for (const part of (name.startsWith('/') ? name : `${folder}/${name}`).split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return `/${parts.join('/')}`
}

const endings = ['', '.js', '.json']
const indexes = ['index.js', 'index.json']

/** The path that `require(name)` means in a file; `undefined`: there is none. */
export function requiredPath(has: Has, from: string, name: string): string | undefined {
  const path = pathIn(joinPath(folderOf(wholeName(from)), name))
  if (path === undefined) return undefined
  const isFolder = /(^|\/)\.{0,2}$/.test(name)
  const files = isFolder ? [] : endings.map((ending) => path + ending)
  const inside = indexes.map((index) => (path === '' ? index : `${path}/${index}`))
  return [...files, ...inside].find((one) => one !== '' && has(one))
}

/** The path that an `import` of `name` means: exactly that one. */
export function importedPath(has: Has, from: string, name: string): string | undefined {
  const path = pathIn(importedName(from, name))
  return path !== undefined && has(path) ? path : undefined
}

/** The whole name that an `import` of `name` means, be it there or not. */
export function importedName(from: string, name: string): string {
  const plain = name.startsWith('file:') ? name.replace(/^file:(\/\/)?/, '') : name
  const given = plain.replace(/[?#].*$/, '')
  return joinPath(folderOf(wholeName(from)), decoded(given))
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The names of the files that are code. */
export const isCode = (path: string): boolean => /\.(js|cjs|mjs)$/.test(path)
