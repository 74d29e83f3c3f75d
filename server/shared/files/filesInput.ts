/** The files of a lab as they come through a door. Apart from the rest: every sandbox reads that. */
import { z } from 'zod'
import { type LabFiles, problemOfFiles } from './files.ts'

export const filesInput = z.custom<LabFiles>((given) => problemOfFiles(given) === undefined, {
  error: ({ input }) => problemOfFiles(input),
})
