/** Node's Buffer. */
import { Buffer as NpmBuffer } from 'buffer'

export const Buffer: typeof NpmBuffer = NpmBuffer
export type Buffer = NpmBuffer
