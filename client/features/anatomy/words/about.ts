/** What is said of a part of a packet. */
import type { Direction } from '#shared/trace.ts'
import type { Part } from '#shared/wire/part.ts'

/** The part as it stands in its packet. */
export interface About {
  /** As it was sent. */
  text: string
  direction: Direction
  part: Part
  /** The parts among which it stands, itself included. */
  beside: readonly Part[]
}

export interface Words {
  name: string
  /** Code stands between backticks. At most 48 letters. */
  says: string | ((about: About) => string)
  /** Two to four sentences. */
  more?: string
}
