/** Where a part stands in the text it was read from: `[start, end)`, in UTF-16 units. */
export type Span = readonly [start: number, end: number]

/** What is wrong with a packet; everything before it was read. */
export interface WireProblem {
  kind:
    | 'unknown-type'
    | 'bad-attachments'
    | 'too-many-attachments'
    | 'bad-json'
    | 'bad-data'
    | 'reserved-event'
    | 'bad-base64'
  at: Span
}
