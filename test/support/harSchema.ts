/** HAR 1.2 as its specification has it (http://www.softwareishard.com/blog/har-12-spec/): checks what we export. */
import { z } from 'zod'

/** Fields of one's own begin with an underscore; anything else is not HAR. */
function har<T extends z.ZodRawShape>(shape: T) {
  return z
    .looseObject({ ...shape, comment: z.string().optional() })
    .refine(
      (value) => Object.keys(value).every((key) => key in shape || key === 'comment' || /^_/.test(key)),
      {
        message: 'a field that is not in HAR 1.2',
      },
    )
}
const moment = z.iso.datetime()
const ms = z.number().min(0)
const msOrNone = z.number().min(-1)
const bytes = z.number().int().min(-1)

const cookie = har({
  name: z.string(),
  value: z.string(),
  path: z.string().optional(),
  domain: z.string().optional(),
  expires: moment.optional(),
  httpOnly: z.boolean().optional(),
  secure: z.boolean().optional(),
})
const pair = har({ name: z.string(), value: z.string() })
const request = har({
  method: z.string().min(1),
  url: z.string().regex(/^(http|ws)s?:\/\/[^/\s]/),
  httpVersion: z.string(),
  cookies: z.array(cookie),
  headers: z.array(pair),
  queryString: z.array(pair),
  postData: har({ mimeType: z.string(), text: z.string() }).optional(),
  headersSize: bytes,
  bodySize: bytes,
})
const response = har({
  status: z.number().int(),
  statusText: z.string(),
  httpVersion: z.string(),
  cookies: z.array(cookie),
  headers: z.array(pair),
  content: har({
    size: z.number().int().min(0),
    compression: z.number().int().optional(),
    mimeType: z.string(),
    text: z.string().optional(),
    encoding: z.string().optional(),
  }),
  redirectURL: z.string(),
  headersSize: bytes,
  bodySize: bytes,
})
const timings = har({
  blocked: msOrNone.optional(),
  dns: msOrNone.optional(),
  connect: msOrNone.optional(),
  send: ms,
  wait: ms,
  receive: ms,
  ssl: msOrNone.optional(),
})
const entry = har({
  startedDateTime: moment,
  time: ms,
  request,
  response,
  cache: z.strictObject({}),
  timings,
}).refine(
  ({ time, timings: { blocked = 0, send, wait, receive } }) =>
    Math.abs(time - (Math.max(0, blocked) + send + wait + receive)) < 0.02,
  { message: 'time is the sum of the timings' },
)

export const harSchema = z.strictObject({
  log: har({
    version: z.literal('1.2'),
    creator: har({ name: z.string(), version: z.string() }),
    pages: z.array(z.never()),
    entries: z.array(entry),
  }),
})
