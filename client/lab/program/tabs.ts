/** How the editor calls the files of a lab. */
import type { LabFile } from '#shared/files/files.ts'
import { clientOf } from '../../pictures/files.ts'

/** What the editor calls a file: its path, or `./client-a.js` where a client has that name. */
export const tabOf = (path: string): string => (clientOf(path) === null ? path : `./${path}`)
export const pathOf = (tab: string): string => tab.replace(/^\.\//, '')

/** Whether the editor can show it. */
export const isText = (file: LabFile | undefined): file is string => typeof file === 'string'
