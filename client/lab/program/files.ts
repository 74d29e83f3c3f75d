/** The files of a lab beside server.js, as a page keeps them. */
import type { LabFiles } from '#shared/files/files.ts'

/** What this browser kept; what is in it, the lab's door looks at. */
export const filesIn = (kept: unknown): LabFiles => (kept ?? {}) as LabFiles

/** Most labs have none; then nothing is said of them. */
export const saidFiles = (files: LabFiles): { files?: LabFiles } => (sameFiles(files, {}) ? {} : { files })

/** Also in their order, which they keep on all their ways. */
export const sameFiles = (a: LabFiles, b: LabFiles): boolean => JSON.stringify(a) === JSON.stringify(b)
