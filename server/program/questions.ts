/** Answers what the guest library asks from inside QuickJS and only plain JavaScript can know. Runs in the worker. */

import { METHODS, STATUS_CODES } from 'node:http'
import { createRequire } from 'node:module'
import { checkOptions } from '#shared/options.ts'
import type { Message } from './sandbox.ts'

const express = () => createRequire(import.meta.url)('express') as typeof import('express')

/** Express is loaded when the first question about it comes: that is no time of the program's. */
export function prepareFor(question: Message): void {
  if (question.kind === 'express.path') express()
}

/** What Express says of a path that it can't take. */
function refusalOf(path: string): string | null {
  const { Router } = express()
  try {
    Router().get(path, () => {})
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

export function answerQuestion(question: Message): unknown {
  switch (question.kind) {
    case 'options':
      return checkOptions(question['options'])
    case 'http.constants':
      return { METHODS, STATUS_CODES }
    case 'express.path':
      return refusalOf(String(question['path']))
    default:
      throw new Error(`unknown question ${question.kind}`)
  }
}
