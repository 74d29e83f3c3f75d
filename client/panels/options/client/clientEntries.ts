/** The options of `io()`, in the order in which the panel lists them. */
import type { OptionEntry } from '../entry.ts'

export const clientEntries: readonly OptionEntry[] = []
