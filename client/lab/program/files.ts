/** The files of a lab beside server.js, as a page keeps them. */
import { type LabFiles, problemOfFiles } from '#shared/files/files.ts'

/** What was kept in the browser, where it is what files may be. */
export const filesIn = (kept: unknown): LabFiles =>
  problemOfFiles(kept) === undefined ? (kept as LabFiles) : {}

/** Most labs have none; then nothing is said of them. */
export const saidFiles = (files: LabFiles): { files?: LabFiles } =>
  Object.keys(files).length === 0 ? {} : { files }

const sorted = (files: LabFiles): string =>
  JSON.stringify(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)))
export const sameFiles = (a: LabFiles = {}, b: LabFiles = {}): boolean => sorted(a) === sorted(b)
