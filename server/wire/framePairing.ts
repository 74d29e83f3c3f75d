/** Joins the two writes that ws makes of a frame, and reads a broadcast's frame once, not once per recipient. */
import { type Frame, readHead } from './frames.ts'

/** ws writes a broadcast's very same header and payload to every recipient, so what is read once stays with the header. */
const known = Symbol('frame')
interface Header extends Buffer {
  [known]?: { payload: Buffer; frame: Frame }
}

/** Joins the two writes of ws, a frame's header and then its payload, without looking at a frame twice. */
export function createPairing() {
  let header: Header | undefined
  return {
    /** Whether these bytes are a header whose payload has yet to come; they are then kept for `complete`. */
    isHeader(bytes: Header): boolean {
      if (header !== undefined) return false
      if (bytes[known] === undefined) {
        if (bytes.length > 10) return false
        const head = readHead(bytes)
        if (!head || head.header !== bytes.length || head.size === 0) return false
      }
      header = bytes
      return true
    },
    /** The frame, when these bytes are exactly the payload of the kept header. */
    complete(payload: Buffer): Frame | undefined {
      if (header === undefined) return undefined
      let joined = header[known]
      if (joined?.payload !== payload) {
        const head = readHead(header)
        if (head?.size !== payload.length) return undefined
        joined = { payload, frame: { ...head, chunks: [header, payload] } }
        header[known] = joined
      }
      header = undefined
      return joined.frame
    },
    /** The kept header, which is no longer kept. */
    take(): Buffer | undefined {
      const kept = header
      header = undefined
      return kept
    },
  }
}
