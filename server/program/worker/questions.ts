/** Answers what the guest library asks from inside QuickJS and only plain JavaScript can know. Runs in the worker. */

import { METHODS, STATUS_CODES } from 'node:http'
import { createRequire } from 'node:module'
import type { Request } from 'express'
import { z } from 'zod'
import { boundedBy, boundsOf, negotiated } from '#shared/expressBounds.ts'
import { checkOptions } from '#shared/options.ts'
import { routePath } from '#shared/routePath.ts'
import { boundWords } from '../protocol/boundWords.ts'
import type { Message } from '../protocol/codec.ts'
import { isReadable, type Negotiation, readBy } from '../protocol/negotiation.ts'

type Express = typeof import('express')
const express = () => createRequire(import.meta.url)('express') as Express

/** Express is loaded when the first question about it comes: that is no time of the program's. */
export function prepareFor(question: Message): void {
  if (question.kind.startsWith('express.')) express()
}

/** What Express says of what it can't take. */
function refusalOf(attempt: (express: Express) => void): string | null {
  try {
    attempt(express())
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

const parsers = ['json', 'urlencoded', 'text', 'raw'] as const

const negotiation = z.object({
  method: z.enum(Object.keys(readBy) as Negotiation[]),
  headers: z.record(z.string(), z.custom<string>(isReadable, { error: boundWords.longRead })),
  args: negotiated,
})
/** What Express finds in those headers of a request that it reads for this; it looks at nothing else of it. */
function negotiate({ method, headers, args }: z.infer<typeof negotiation>): unknown {
  const request = Object.create(express().request, { headers: { value: headers } }) as Request
  return (request[method] as (...args: string[]) => unknown)(...args)
}

export function answerQuestion(question: Message): unknown {
  switch (question.kind) {
    case 'options':
      return checkOptions(question['options'])
    case 'http.constants':
      return { METHODS, STATUS_CODES }
    case 'express.path': {
      const path = boundedBy(routePath, question['path'])
      return path.ok ? refusalOf(({ Router }) => Router().get(path.value, () => {})) : path.message
    }
    case 'express.parser':
      return refusalOf((express) => {
        const name = parsers.find((one) => one === question['parser'])
        if (name) express[name](question['options'] as object)
      })
    case 'express.negotiate':
      return negotiate(negotiation.parse(question))
    case 'express.bounds': {
      const schema = boundsOf(String(question['of']), String(question['name']))
      return schema && boundedBy(schema, question['value'])
    }
    default:
      throw new Error(`unknown question ${question.kind}`)
  }
}
