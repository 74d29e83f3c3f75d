/** Which headers Express reads for `req.is(…)`, `req.accepts(…)` and their like, and how much of them is read here: it compares each part with each name. */
export const readBy = {
  is: ['transfer-encoding', 'content-length', 'content-type'],
  accepts: ['accept'],
  acceptsEncodings: ['accept-encoding'],
  acceptsCharsets: ['accept-charset'],
  acceptsLanguages: ['accept-language'],
} as const
export type Negotiation = keyof typeof readBy

const mostCharacters = 4_000
const mostParts = 50

/** Whether Express may read this value of a header. */
export const isReadable = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= mostCharacters && value.split(',').length <= mostParts
