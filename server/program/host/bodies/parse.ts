/** Parses the body of one request with Express's own parser, wherever that is called: here or in a thread of its own. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import express from 'express'
import type { ParserOptions } from '#shared/expressBounds.ts'
import type { Failure, ParserName, Values } from '../../protocol/messages.ts'
import { encode } from '../../protocol/values.ts'
import { failureOf } from '../failure.ts'

/** A body as it was read, and how the program wants it parsed. */
export interface BodyJob {
  parser: ParserName
  options: ParserOptions
  contentType: string | undefined
  bytes: Uint8Array
}
/** What Express makes of it: the value of `req.body`, or the error that goes to the next error handler. */
export type ParsedBody = { ok: true; values: Values } | { ok: false; failure: Failure }

const PARSERS = { json: express.json, urlencoded: express.urlencoded, text: express.text, raw: express.raw }

export function parseBody({ parser, options, contentType, bytes }: BodyJob): Promise<ParsedBody> {
  return new Promise((resolve) => {
    const { limit: _read, inflate: _inflated, ...rest } = options
    const request = Object.assign(Readable.from([Buffer.from(bytes)]), {
      headers: { 'content-type': contentType, 'content-length': String(bytes.byteLength) },
      body: undefined as unknown,
    })
    const done = (error?: unknown) => {
      if (error === undefined) resolve({ ok: true, values: encode([request.body]) })
      else resolve({ ok: false, failure: failureOf(error) })
    }
    try {
      // It was read within its limit, and is of the right type.
      const parse = PARSERS[parser]({ ...rest, limit: Number.POSITIVE_INFINITY, type: () => true } as never)
      // What the parser reads of a request: its headers and its bytes.
      parse(request as unknown as IncomingMessage & { body: unknown }, {} as ServerResponse, done)
    } catch (error) {
      done(error)
    }
  })
}
