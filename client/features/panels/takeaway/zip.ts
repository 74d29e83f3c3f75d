/** The project as one .zip: the same files make the same bytes, whenever and wherever. */
import { strToU8, zipSync } from 'fflate'
import type { ProjectFile } from './project.ts'

/** Zip knows no time zone: these are the fields as written, of the earliest day that it can hold. */
const never = () => new Date(1980, 0, 1, 12)

/** `folder`: the one that everything stands in. */
export function zipOf(folder: string, files: readonly ProjectFile[]): Uint8Array<ArrayBuffer> {
  const entries = files.map(({ name, text, bytes }) => [`${folder}/${name}`, bytes ?? strToU8(text)] as const)
  return zipSync(Object.fromEntries(entries), { mtime: never(), level: 9 })
}
