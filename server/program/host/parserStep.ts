/** One of Express's own parsers as a step of a route: Express reads the body within its limit, and what it makes of the
 *  body is found where that holds nobody up. */
import express, { type RequestHandler } from 'express'
import type { ParserOptions } from '#shared/expressBounds.ts'
import type { ParserName } from '../protocol/messages.ts'
import { errorOf } from './asks.ts'
import type { BodyJob, ParsedBody } from './bodies/parse.ts'
import { keepBody } from './requests.ts'

const TYPES: Record<ParserName, string> = {
  json: 'application/json',
  urlencoded: 'application/x-www-form-urlencoded',
  text: 'text/plain',
  raw: 'application/octet-stream',
}

export function parserStep(
  parser: ParserName,
  options: ParserOptions,
  parse: (job: BodyJob) => Promise<ParsedBody>,
): RequestHandler {
  const { limit = null, inflate = true } = options
  const read = express.raw({ limit, inflate, type: options.type || TYPES[parser] } as never)
  return (req, res, next) => {
    const before: unknown = req.body
    read(req, res, async (error?: unknown) => {
      const bytes: unknown = req.body
      if (error !== undefined || bytes === before || !(bytes instanceof Uint8Array)) {
        next(error)
        return
      }
      const parsed = await parse({ parser, options, contentType: req.headers['content-type'], bytes })
      if (parsed.ok) keepBody(req, parsed.values)
      next(parsed.ok ? undefined : errorOf(parsed.failure))
    })
  }
}
