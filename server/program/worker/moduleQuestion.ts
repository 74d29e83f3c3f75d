/** Answers what the guest's `url`, `querystring` and `crypto` ask of Node's own. Whatever comes is bounded before Node sees it. */
import { createHash, createHmac, getHashes, randomBytes, randomInt } from 'node:crypto'
import query from 'node:querystring'
import legacy from 'node:url'
import { z } from 'zod'
import type { Message } from '../protocol/codec.ts'

/** Characters of one text, and items of one list. */
const most = { characters: 100_000, items: 1_000 }
const LONG = '놀이터에서는 한 번에 100,000글자까지 다룰 수 있어요. 나누어 쓰세요.'
const text = z.string().max(most.characters, { error: LONG })
const queryValue = z.union([text, z.array(text).max(most.items)])
const querystring = z.union([
  z.object({ method: z.literal('parse'), args: z.tuple([text, text, text, z.number()]) }),
  z.object({
    method: z.literal('stringify'),
    args: z.tuple([z.record(z.string(), queryValue), text, text]),
  }),
  z.object({ method: z.enum(['escape', 'unescape']), args: z.tuple([text]) }),
])

export function answerQuerystring(question: Message): unknown {
  const asked = querystring.parse(question)
  switch (asked.method) {
    case 'parse': {
      const [of, separator, equals, maxKeys] = asked.args
      return query.parse(of, separator, equals, { maxKeys })
    }
    case 'stringify':
      return query.stringify(asked.args[0], asked.args[1], asked.args[2])
    case 'escape':
      return query.escape(asked.args[0])
    case 'unescape':
      return query.unescape(asked.args[0])
  }
}

/** What Node threw, as it crosses. */
function thrown(error: unknown): { error: object } {
  const { name, message, code, input } = error as Error & { code?: string; input?: unknown }
  return { error: { name, message, code, ...(typeof input === 'string' && { input }) } }
}

const urlObject = z.record(z.string(), z.unknown())
const url = z.union([
  z.object({ method: z.literal('parse'), args: z.tuple([text, z.boolean(), z.boolean()]) }),
  z.object({ method: z.literal('resolve'), args: z.tuple([text, text]) }),
  z.object({ method: z.literal('format'), args: z.tuple([z.union([text, urlObject])]) }),
  z.object({
    method: z.literal('formatUrl'),
    args: z.tuple([
      text,
      z.object({
        auth: z.boolean().optional(),
        fragment: z.boolean().optional(),
        search: z.boolean().optional(),
        unicode: z.boolean().optional(),
      }),
    ]),
  }),
  z.object({ method: z.enum(['domainToASCII', 'domainToUnicode']), args: z.tuple([text]) }),
])

export function answerLegacyUrl(question: Message): unknown {
  try {
    return { value: ofUrl(url.parse(question)) }
  } catch (error) {
    return thrown(error)
  }
}
function ofUrl(asked: z.infer<typeof url>): unknown {
  switch (asked.method) {
    case 'parse': {
      const [input, parseQuery, slashes] = asked.args
      return { ...legacy.parse(input, parseQuery, slashes) }
    }
    case 'resolve':
      return legacy.resolve(...asked.args)
    case 'format':
      return legacy.format(asked.args[0] as legacy.UrlObject)
    case 'formatUrl': {
      const { auth, fragment, search, unicode } = asked.args[1]
      return legacy.format(new URL(asked.args[0]), {
        ...(auth !== undefined && { auth }),
        ...(fragment !== undefined && { fragment }),
        ...(search !== undefined && { search }),
        ...(unicode !== undefined && { unicode }),
      })
    }
    case 'domainToASCII':
    case 'domainToUnicode':
      return legacy[asked.method](asked.args[0])
  }
}

/** As many bytes as a program has room for. */
const mostRandom = 1_000_000
const MANY = '놀이터에서는 무작위 바이트를 한 번에 1,000,000개까지 만들 수 있어요. 줄여 쓰세요.'
const crypto = z.union([
  z.object({ method: z.literal('randomBytes'), size: z.unknown() }),
  z.object({ method: z.literal('randomInt'), min: z.unknown(), max: z.unknown() }),
  z.object({ method: z.literal('getHashes') }),
])

export function answerCrypto(question: Message): unknown {
  try {
    return { value: ofCrypto(crypto.parse(question)) }
  } catch (error) {
    return thrown(error)
  }
}
function ofCrypto(asked: z.infer<typeof crypto>): string {
  switch (asked.method) {
    case 'randomBytes': {
      if (Number(asked.size) > mostRandom) throw new RangeError(MANY)
      return randomBytes(asked.size as number).toString('base64')
    }
    case 'randomInt':
      return String(randomInt(asked.min as number, asked.max as number))
    case 'getHashes':
      return JSON.stringify(getHashes())
  }
}

/** A digest of bytes, which come as they are: they fit into the memory of the program. With a key it is an HMAC. */
export function answerDigest(algorithm: string, data: Uint8Array, key: Uint8Array | undefined): unknown {
  try {
    const digest = key === undefined ? createHash(algorithm) : createHmac(algorithm, key)
    return { value: digest.update(data).digest('base64') }
  } catch (error) {
    return thrown(error)
  }
}
