/** How the editor calls the files of a lab. */
import type { LabFile } from '#shared/files/files.ts'
import { clientOf } from '../../pictures/files.ts'

/** What the editor calls a file: its path, or `./client-a.js` where a client has that name. */
export const tabOf = (path: string): string => (clientOf(path) === null ? path : `./${path}`)
export const pathOf = (tab: string): string => tab.replace(/^\.\//, '')

/** What stands on a tab where there is little room: the end of a path, as long as no other tab can be meant; `null`: its name. */
export function shortOf(name: string, names: readonly string[]): string | null {
  const client = clientOf(name)
  if (client !== null || !name.includes('/')) return client
  const isMeant = (end: string) => (one: string) => one === end || one.endsWith(`/${end}`)
  const ends = name.split('/').map((_, at, parts) => parts.slice(-at - 1).join('/'))
  return ends.find((end) => names.filter(isMeant(end)).length === 1) ?? name
}

/** Whether the editor can show it. */
export const isText = (file: LabFile | undefined): file is string => typeof file === 'string'
