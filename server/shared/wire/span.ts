/** Where a part stands in the text it was read from: `[start, end)`, in UTF-16 units. */
export type Span = readonly [start: number, end: number]

/** Why a text is no JSON. */
export type JsonFault =
  | 'value'
  | 'key'
  | 'colon'
  | 'comma'
  | 'number'
  | 'string-end'
  | 'escape'
  | 'control-character'
  | 'ended'
  | 'more-after'

/** What is wrong with a packet; everything before it was read. */
export interface WireProblem {
  kind:
    | 'unknown-type'
    | 'bad-attachments'
    | 'too-many-attachments'
    | 'bad-json'
    | 'bad-data'
    | 'reserved-event'
    | 'bad-placeholder'
    | 'bad-base64'
  at: Span
  /** Of a `bad-json`: what should have stood there. */
  fault?: JsonFault
}
