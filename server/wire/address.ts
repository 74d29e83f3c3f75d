/** Where a request is for a lab: on port 4000 `/lab/<id>[@<lane>][:<port>]/<path as the lab sees it>`, at the lab's own origin that path alone. */
export interface Address {
  id: string
  /** The page's name for its client. */
  lane?: string
  /** The port in the learner's own URL. */
  port?: number
  /** What the lab sees as `req.url`. */
  url: string
  /** It came by the lab's own origin. `mark`: what the names of its cookies begin with there. */
  own?: { mark: string }
}

const grammar = /^\/lab\/([A-Za-z0-9_-]{4,40})(?:@([A-Z]))?(?::(\d{1,5}))?(?=[/?]|$)(.*)$/

/** What stands before the lab's own path in its addresses. */
export const prefixOf = ({ id, lane, port, own }: Address): string =>
  own ? '' : `/lab/${id}${lane ? `@${lane}` : ''}${port === undefined ? '' : `:${port}`}`

export function parseAddress(raw: string): Address | undefined {
  const match = grammar.exec(raw)
  if (!match?.[1]) return undefined
  const rest = match[4] ?? ''
  return {
    id: match[1],
    ...(match[2] && { lane: match[2] }),
    ...(match[3] && { port: Number(match[3]) }),
    url: rest.startsWith('/') ? rest : `/${rest}`,
  }
}
